package dev.berth.access;

/** What an account is in the whole system, beside its roles in projects. */
public enum SystemRole {
    /** What its roles in projects say, and no more. */
    NONE,
    /** Reads and lists everything, pulls nothing and changes nothing. */
    AUDITOR,
    /** May do everything. */
    ADMINISTRATOR
}
