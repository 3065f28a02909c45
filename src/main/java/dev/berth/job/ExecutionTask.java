package dev.berth.job;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A task as it stands.
 *
 * @param runCount how often it was begun: more than once where a node died in it, or where it was retried
 * @param done of {@code total}, which is 0 while it is unknown
 * @param result as JSON; absent where nothing came of it yet
 */
public record ExecutionTask(
        long id,
        long executionId,
        JobType type,
        String name,
        JobStatus status,
        @Nullable String statusMessage,
        int runCount,
        long done,
        long total,
        @Nullable String result,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    /** When it will be over if it goes on as it went so far; empty where nobody can say. */
    public Optional<Instant> expectedEnd(Instant now) {
        return status == JobStatus.RUNNING ? new Progress(done, total, startedAt).expectedEnd(now) : Optional.empty();
    }
}
