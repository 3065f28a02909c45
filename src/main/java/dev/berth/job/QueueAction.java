package dev.berth.job;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** What is done to a queue. */
enum QueueAction {
    STOP,
    PAUSE,
    RESUME;

    /** @throws DomainException UNPROCESSABLE where there is no such action */
    static QueueAction of(@Nullable String name) {
        return Stream.of(values())
                .filter(action -> action.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new DomainException(
                        ErrorKind.UNPROCESSABLE, "action is " + name + ": expected stop, pause or resume"));
    }
}
