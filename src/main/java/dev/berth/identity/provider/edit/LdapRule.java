package dev.berth.identity.provider.edit;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;

import dev.berth.identity.provider.LdapSettings;
import dev.berth.identity.provider.edit.Complaints.Complaint;

/** Which settings of a directory have the right form; whether the directory answers is for {@link Trials}. */
final class LdapRule {

    private static final String DISTINGUISHED_NAME = "a distinguished name like ou=people,dc=example,dc=org (RFC 4514)";
    private static final String FILTER = "a filter like (objectClass=person), or nothing (RFC 4515)";
    private static final String ATTRIBUTE = "the name of an attribute";

    /** With options, and with the matching rule that some directories look into nested groups by. */
    private static final Pattern ATTRIBUTE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.;:_-]{0,127}");

    /** What Active Directory takes beside distinguished names. */
    private static final Pattern ACCOUNT = Pattern.compile("[^@\\\\]+[@\\\\][^@\\\\]+");

    private LdapRule() {}

    static List<Complaint> complaints(LdapSettings settings) {
        Complaints complaints = new Complaints();
        connection(settings, complaints);
        people(settings, complaints);
        groups(settings, complaints);
        complaints.common(settings, settings.timeoutSeconds(), settings.caCertificate());
        return complaints.found();
    }

    private static void connection(LdapSettings settings, Complaints complaints) {
        complaints.unless(
                "url",
                settings.url(),
                LdapRule::isAddress,
                "ldap://host[:port] or ldaps://host[:port], without a path");
        complaints.unless(
                !settings.startTls() || !settings.url().startsWith("ldaps:"),
                "start_tls",
                "false with an ldaps URL, which speaks TLS from the start");
        complaints.unless(
                "search_dn",
                settings.searchDn(),
                name -> ACCOUNT.matcher(name).matches() || isName(name),
                DISTINGUISHED_NAME + ", or nothing for an anonymous search");
        complaints.unless(
                settings.searchDn().isEmpty() || settings.secret() != null,
                "secret",
                "the password of search_dn: without one a directory takes the search for an anonymous one");
    }

    private static void people(LdapSettings settings, Complaints complaints) {
        complaints.unless("base_dn", settings.baseDn(), LdapRule::isName, DISTINGUISHED_NAME);
        complaints.unlessBetween(0, 2, settings.scope(), "scope");
        complaints.unless("filter", settings.filter(), LdapRule::isFilter, FILTER);
        complaints.unless("name_attribute", settings.nameAttribute(), LdapRule::isAttribute, ATTRIBUTE);
        optional(complaints, "email_attribute", settings.emailAttribute());
        optional(complaints, "realname_attribute", settings.realnameAttribute());
        optional(complaints, "id_attribute", settings.idAttribute());
    }

    private static void groups(LdapSettings settings, Complaints complaints) {
        complaints.unless("group_base_dn", settings.groupBaseDn(), LdapRule::isName, DISTINGUISHED_NAME);
        complaints.unlessBetween(0, 2, settings.groupScope(), "group_scope");
        complaints.unless("group_filter", settings.groupFilter(), LdapRule::isFilter, FILTER);
        complaints.unless("group_admin_dn", settings.groupAdminDn(), LdapRule::isName, DISTINGUISHED_NAME);
        complaints.unless("group_name_attribute", settings.groupNameAttribute(), LdapRule::isAttribute, ATTRIBUTE);
        optional(complaints, "membership_attribute", settings.membershipAttribute());
        optional(complaints, "member_attribute", settings.memberAttribute());
    }

    private static void optional(Complaints complaints, String field, String attribute) {
        complaints.unless(field, attribute, name -> name.isEmpty() || isAttribute(name), ATTRIBUTE + ", or nothing");
    }

    private static boolean isAddress(String text) {
        try {
            URI url = new URI(text);
            return ("ldap".equals(url.getScheme()) || "ldaps".equals(url.getScheme()))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getPort() != 0
                    && url.getPort() <= 65_535
                    && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"))
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isName(String text) {
        return DN.isValidDN(text);
    }

    private static boolean isFilter(String text) {
        try {
            return text.isEmpty() || Filter.create(text) != null;
        } catch (LDAPException e) {
            return false;
        }
    }

    private static boolean isAttribute(String text) {
        return ATTRIBUTE_NAME.matcher(text).matches();
    }
}
