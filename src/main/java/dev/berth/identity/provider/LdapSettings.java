package dev.berth.identity.provider;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.outward.Trust;

/**
 * A directory. The names are those of Harbor's {@code ldap_…} settings, where it has one.
 *
 * @param url {@code ldap://host[:port]} or {@code ldaps://host[:port]}
 * @param startTls whether an {@code ldap} connection is turned into TLS before anything is said (RFC 4511, 4.14)
 * @param searchDn the account that searches; empty for an anonymous search
 * @param secret its password
 * @param scope of the search for people: 0 the base alone, 1 one level, 2 everything below
 * @param filter (RFC 4515) that people have to match beside their name; empty for none
 * @param nameAttribute holds the name that people sign in with
 * @param idAttribute holds a key that an entry keeps for its life; empty for {@code entryUUID}, {@code objectGUID}, or else the DN
 * @param timeoutSeconds for each step of a conversation
 * @param groupBaseDn where groups are; empty for {@code baseDn}
 * @param groupFilter that groups have to match; empty for none
 * @param groupNameAttribute holds a group's name
 * @param groupAdminDn who is in this group administers the system; empty for nobody
 * @param membershipAttribute of a person's entry, names the groups; empty where groups name their members
 * @param memberAttribute of a group's entry, names its members, for a search; empty where people name their groups
 */
public record LdapSettings(
        String url,
        boolean startTls,
        boolean verifyCertificate,
        @Nullable String caCertificate,
        String searchDn,
        @Nullable String secret,
        String baseDn,
        int scope,
        String filter,
        String nameAttribute,
        String emailAttribute,
        String realnameAttribute,
        String idAttribute,
        int timeoutSeconds,
        String groupBaseDn,
        String groupFilter,
        String groupNameAttribute,
        int groupScope,
        String groupAdminDn,
        String membershipAttribute,
        String memberAttribute)
        implements ProviderSettings {

    @Override
    public ProviderKind kind() {
        return ProviderKind.LDAP;
    }

    @Override
    public Trust trust() {
        return new Trust(verifyCertificate, caCertificate);
    }

    /** Without the password, which belongs into no log (S15). */
    @Override
    public String toString() {
        return "LdapSettings[" + url + ", " + baseDn + "]";
    }
}
