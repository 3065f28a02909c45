package dev.berth.access;

import java.util.Locale;

/** By what somebody proved who they are. It decides no right (S32); the audit log shows it. */
public enum Credential {
    NONE,
    PASSWORD,
    CLI_SECRET,
    SESSION,
    ROBOT_SECRET,
    ACCESS_TOKEN;

    /** The name in the audit log, for example {@code cli-secret}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
