package dev.berth.retention;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.berth.job.ExecutionTask;
import dev.berth.job.JobStatus;
import dev.berth.platform.BerthOnly;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What was done in one repository, as the API shows it (Harbor's {@code RetentionExecutionTask}).
 *
 * @param repository without the project's name
 * @param statusRevision how often it was begun
 * @param total artifacts about which rules decide; what belongs to others is not counted
 * @param deleted in a dry run, how many would be
 * @param statusMessage why it failed or was stopped; absent where it did not
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record PolicyTaskReply(
        long id,
        long executionId,
        String repository,
        String jobId,
        String status,
        int statusCode,
        long statusRevision,
        @Nullable Instant startTime,
        @Nullable Instant endTime,
        long total,
        long retained,
        @BerthOnly long deleted,
        @BerthOnly @Nullable String statusMessage) {

    static PolicyTaskReply of(ExecutionTask task, RetentionResult result) {
        return new PolicyTaskReply(
                task.id(),
                task.executionId(),
                task.name(),
                Long.toString(task.id()),
                task.status().label(),
                code(task.status()),
                task.runCount(),
                task.startedAt(),
                task.endedAt(),
                result.total(),
                result.retained(),
                result.deleted(),
                task.statusMessage());
    }

    /** Harbor's numbers. */
    private static int code(JobStatus status) {
        return switch (status) {
            case PENDING -> 0;
            case RUNNING -> 2;
            case STOPPED, ERROR, SUCCESS -> 3;
        };
    }
}
