package dev.berth.retention;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** What becomes of an artifact. */
enum Verdict {
    RETAIN("RETAIN"),
    DELETE("DEL"),
    /** No rule keeps it, and a tag of it may not be deleted. */
    IMMUTABLE("IMMUTABLE"),
    /** It was to go, and somebody else deleted it first. */
    GONE("GONE"),
    /** It shares the fate of another one, which is not known yet. */
    OPEN("");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    /** @throws DomainException INVALID where there is no such verdict; absent where none is named */
    static @Nullable Verdict find(@Nullable String label) {
        if (label == null || label.isEmpty()) {
            return null;
        }
        return Stream.of(RETAIN, DELETE, IMMUTABLE, GONE)
                .filter(verdict -> verdict.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new DomainException(
                        ErrorKind.INVALID,
                        "retention is \"" + label + "\": expected " + RETAIN.label + ", " + DELETE.label + ", "
                                + IMMUTABLE.label + " or " + GONE.label));
    }

    /** As the column "Retention" of Harbor's log has it. */
    String label() {
        return label;
    }
}
