package dev.berth.setting;

import java.util.Locale;

/** What can be set, by Harbor's names, each with its kind and its default. */
public enum Setting {
    BANNER_MESSAGE(Kind.TEXT, ""),
    DISABLED_AUDIT_LOG_EVENT_TYPES(Kind.TEXT, ""),
    /** {@code everyone} or {@code adminonly}. */
    PROJECT_CREATION_RESTRICTION(Kind.TEXT, "everyone"),
    READ_ONLY(Kind.FLAG, "false"),
    ROBOT_NAME_PREFIX(Kind.TEXT, "robot$"),
    /** Days. */
    ROBOT_TOKEN_DURATION(Kind.NUMBER, "30"),
    SELF_REGISTRATION(Kind.FLAG, "false"),
    /** Minutes. */
    SESSION_TIMEOUT(Kind.NUMBER, "60"),
    SKIP_AUDIT_LOG_DATABASE(Kind.FLAG, "false"),
    /** Bytes; -1 is unlimited. */
    STORAGE_PER_PROJECT(Kind.NUMBER, "-1"),
    /** Minutes. */
    TOKEN_EXPIRATION(Kind.NUMBER, "5");

    enum Kind {
        TEXT,
        NUMBER,
        FLAG
    }

    private final Kind kind;
    private final String preset;

    Setting(Kind kind, String preset) {
        this.kind = kind;
        this.preset = preset;
    }

    /** The name in the API. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    Kind kind() {
        return kind;
    }

    String preset() {
        return preset;
    }
}
