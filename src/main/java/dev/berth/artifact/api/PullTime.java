package dev.berth.artifact.api;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** When something was pulled last, as Harbor says it: the year 1 stands for never, and clients look for it. */
final class PullTime {

    private static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

    private PullTime() {}

    static Instant of(@Nullable Instant pulledAt) {
        return pulledAt == null ? NEVER : pulledAt;
    }
}
