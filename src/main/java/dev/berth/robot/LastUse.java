package dev.berth.robot;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * When a robot last signed in.
 *
 * @param previous when it last did with the secret that was the previous one then; absent where it never did
 */
record LastUse(Instant at, @Nullable Instant previous) {

    static LastUse of(Instant now, boolean withPreviousSecret) {
        return new LastUse(now, withPreviousSecret ? now : null);
    }

    /** Both in one, where this one is the older. */
    LastUse and(LastUse newer) {
        return new LastUse(newer.at, newer.previous == null ? previous : newer.previous);
    }
}
