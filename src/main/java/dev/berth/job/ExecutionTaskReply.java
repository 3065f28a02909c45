package dev.berth.job;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A task of an execution, in the words of Harbor's {@code Task}.
 *
 * @param name what it is about, such as a repository
 * @param runCount how often it was begun
 * @param done of {@code total}, which is 0 while it is unknown
 * @param extraAttrs what came of it
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExecutionTaskReply(
        long id,
        long executionId,
        String name,
        String status,
        @Nullable String statusMessage,
        int runCount,
        long done,
        long total,
        @Nullable JsonNode extraAttrs,
        Instant creationTime,
        Instant updateTime,
        @Nullable Instant startTime,
        @Nullable Instant endTime,
        @Nullable Instant expectedEnd) {

    static ExecutionTaskReply of(ExecutionTask task, @Nullable JsonNode result, Instant now) {
        return new ExecutionTaskReply(
                task.id(),
                task.executionId(),
                task.name(),
                task.status().label(),
                task.statusMessage(),
                task.runCount(),
                task.done(),
                task.total(),
                result,
                task.createdAt(),
                task.updatedAt(),
                task.startedAt(),
                task.endedAt(),
                task.expectedEnd(now).orElse(null));
    }
}
