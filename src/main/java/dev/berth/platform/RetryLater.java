package dev.berth.platform;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** Refused for the moment; the same request may succeed later. Both error translators send the delay as {@code Retry-After}. */
public class RetryLater extends DomainException {

    private final Duration delay;

    /** @param delay how long to wait before it is worth another try, at least a second */
    public RetryLater(ErrorKind kind, String message, Duration delay) {
        this(kind, message, delay, null);
    }

    /** @param delay how long to wait before it is worth another try, at least a second */
    protected RetryLater(ErrorKind kind, String message, Duration delay, @Nullable Throwable cause) {
        super(kind, message, cause);
        this.delay = delay;
    }

    public Duration delay() {
        return delay;
    }

    /** The delay as it stands in the header: whole seconds, rounded up, at least one. */
    public long delaySeconds() {
        return Math.max(1, delay.plusMillis(999).toSeconds());
    }
}
