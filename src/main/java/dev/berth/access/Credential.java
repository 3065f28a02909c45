package dev.berth.access;

import java.util.Locale;

/** By what somebody proved who they are. It decides no right (S32); the audit log shows it. */
public enum Credential {
    NONE,
    PASSWORD,
    /** A password that a directory has checked. */
    DIRECTORY_PASSWORD,
    /** An issuer's word, by way of a browser. */
    ISSUER,
    /** An issuer's ID token that came with the request. */
    ID_TOKEN,
    CLI_SECRET,
    SESSION,
    ROBOT_SECRET,
    ACCESS_TOKEN;

    /** The name in the audit log, for example {@code cli-secret}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
