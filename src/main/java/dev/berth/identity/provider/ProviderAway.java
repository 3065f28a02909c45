package dev.berth.identity.provider;

import java.time.Duration;

import dev.berth.platform.ErrorKind;
import dev.berth.platform.RetryLater;

/** A provider does not answer, or not in a way that makes sense, so nobody can sign in by it just now. */
public final class ProviderAway extends RetryLater {

    /** @param message what was tried and what was answered, for the administrator's log */
    public ProviderAway(String message, Throwable cause) {
        super(ErrorKind.UNAVAILABLE, message, Duration.ofSeconds(10), cause);
    }

    /** @param message what was tried and what was answered, for the administrator's log */
    public ProviderAway(String message) {
        super(ErrorKind.UNAVAILABLE, message, Duration.ofSeconds(10));
    }
}
