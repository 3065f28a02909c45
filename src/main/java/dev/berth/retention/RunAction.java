package dev.berth.retention;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Body of {@code PATCH /retentions/{id}/executions/{eid}}. */
record RunAction(@Nullable String action) {

    private static final String STOP = "stop";

    /** @throws DomainException INVALID where it is something else */
    void requireStop() {
        if (!STOP.equals(action)) {
            throw new DomainException(ErrorKind.INVALID, "unknown action \"" + action + "\": expected " + STOP);
        }
    }
}
