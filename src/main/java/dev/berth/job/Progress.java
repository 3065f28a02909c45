package dev.berth.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * How far something is that may still go on.
 *
 * @param total how much there is; 0 while it is unknown
 */
record Progress(long done, long total, @Nullable Instant startedAt) {

    /** When it will be over if it goes on as it went so far; empty where nobody can say. */
    Optional<Instant> expectedEnd(Instant now) {
        if (startedAt == null || done <= 0 || total <= 0) {
            return Optional.empty();
        }
        double millisOfOne = (double) Duration.between(startedAt, now).toMillis() / done;
        return Optional.of(now.plusMillis((long) (millisOfOne * Math.max(0, total - done))));
    }
}
