package dev.berth.identity.ldap;

/** Somebody who has got no account, and why (Harbor's {@code LdapFailedImportUser}, with its words for the usual reasons). */
record FailedImport(String uid, String error) {

    static FailedImport empty() {
        return new FailedImport("", "empty_uid");
    }

    static FailedImport unknown(String uid) {
        return new FailedImport(uid, "unknown_user");
    }

    static FailedImport notAnswered(String uid) {
        return new FailedImport(uid, "failed_search_user");
    }

    static FailedImport refused(String uid, String why) {
        return new FailedImport(uid, "failed to import user: " + why);
    }
}
