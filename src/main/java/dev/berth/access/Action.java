package dev.berth.access;

import java.util.Locale;

/** What is done to a {@link Resource}. */
public enum Action {
    CREATE,
    READ,
    UPDATE,
    DELETE,
    LIST,
    PULL,
    PUSH,
    OPERATE,
    STOP;

    /** The name in the API and in messages. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
