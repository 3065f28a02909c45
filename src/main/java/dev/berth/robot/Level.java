package dev.berth.robot;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Where a robot belongs, and what an entry of its permissions is about. */
enum Level {
    SYSTEM,
    PROJECT;

    /** @throws DomainException INVALID where it is neither */
    static Level of(@Nullable String label, String field) {
        for (Level level : values()) {
            if (level.label().equals(label)) {
                return level;
            }
        }
        throw new DomainException(ErrorKind.INVALID, "the field " + field + " must be system or project");
    }

    /** The name in the API. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
