package dev.berth.identity.ldap;

import org.jspecify.annotations.Nullable;

import dev.berth.identity.provider.LdapSettings;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Settings that somebody wants to try before they save them (Harbor's {@code LdapConf}); what is absent is as it is saved. */
@JsonNaming(SnakeCaseStrategy.class)
record DirectoryToTry(
        @Nullable String ldapUrl,
        @Nullable String ldapSearchDn,
        @Nullable String ldapSearchPassword,
        @Nullable String ldapBaseDn,
        @Nullable String ldapFilter,
        @Nullable String ldapUid,
        @Nullable Integer ldapScope,
        @Nullable Integer ldapConnectionTimeout,
        @Nullable Boolean ldapVerifyCert) {

    private static final int LONGEST_TIMEOUT = 60;

    static final DirectoryToTry AS_SAVED = new DirectoryToTry(null, null, null, null, null, null, null, null, null);

    static final LdapSettings NOTHING_SAVED = new LdapSettings(
            "", false, true, null, "", null, "", 2, "", "cn", "mail", "cn", "", 5, "", "", "cn", 2, "", "", "");

    /**
     * The whole settings.
     *
     * @throws DomainException INVALID where a number is outside its limits, or where the saved password would be shown to another server
     */
    LdapSettings over(LdapSettings saved) {
        return new LdapSettings(
                or(ldapUrl, saved.url()),
                saved.startTls(),
                ldapVerifyCert == null ? saved.verifyCertificate() : ldapVerifyCert,
                saved.caCertificate(),
                or(ldapSearchDn, saved.searchDn()),
                secret(saved),
                or(ldapBaseDn, saved.baseDn()),
                within("ldap_scope", ldapScope, saved.scope(), 0, 2),
                or(ldapFilter, saved.filter()),
                ldapUid == null || ldapUid.isBlank() ? saved.nameAttribute() : ldapUid,
                saved.emailAttribute(),
                saved.realnameAttribute(),
                saved.idAttribute(),
                within("ldap_connection_timeout", ldapConnectionTimeout, saved.timeoutSeconds(), 1, LONGEST_TIMEOUT),
                saved.groupBaseDn(),
                saved.groupFilter(),
                saved.groupNameAttribute(),
                saved.groupScope(),
                saved.groupAdminDn(),
                saved.membershipAttribute(),
                saved.memberAttribute());
    }

    /** The saved password goes to the server that it was saved for, on a connection that is no less safe, and nowhere else (S24). */
    private @Nullable String secret(LdapSettings saved) {
        String searcher = or(ldapSearchDn, saved.searchDn());
        if (searcher.isEmpty()) {
            return null;
        }
        if (ldapSearchPassword != null && !ldapSearchPassword.isEmpty()) {
            return ldapSearchPassword;
        }
        boolean sameServer = or(ldapUrl, saved.url()).equals(saved.url()) && searcher.equals(saved.searchDn());
        boolean lessSafe = Boolean.FALSE.equals(ldapVerifyCert) && saved.verifyCertificate();
        if (saved.secret() != null && !(sameServer && !lessSafe)) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    "another URL, account or trust needs ldap_search_password: the saved one is not sent there");
        }
        return saved.secret();
    }

    private static String or(@Nullable String given, String saved) {
        return given == null ? saved : given.strip();
    }

    private static int within(String field, @Nullable Integer given, int saved, int least, int most) {
        if (given == null || (given == 0 && least > 0)) {
            return saved;
        }
        if (given < least || given > most) {
            throw new DomainException(
                    ErrorKind.INVALID, "%s is %d: expected %d to %d".formatted(field, given, least, most));
        }
        return given;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "DirectoryToTry[" + ldapUrl + ", " + ldapBaseDn + "]";
    }
}
