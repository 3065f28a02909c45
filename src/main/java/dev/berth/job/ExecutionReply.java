package dev.berth.job;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An execution of any type, in the words of Harbor's {@code Execution}.
 *
 * @param operator who started it
 * @param extraAttrs its parameters
 * @param expectedEnd if it goes on as it went so far; absent where nobody can say
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExecutionReply(
        long id,
        String vendorType,
        long vendorId,
        String trigger,
        String operator,
        String status,
        @Nullable String statusMessage,
        ExecutionMetrics metrics,
        Map<String, Object> extraAttrs,
        Instant creationTime,
        Instant updateTime,
        @Nullable Instant startTime,
        @Nullable Instant endTime,
        @Nullable Instant expectedEnd) {

    static ExecutionReply of(Execution execution, ExecutionTable.Counts counts, @Nullable Instant expectedEnd) {
        return new ExecutionReply(
                execution.id(),
                execution.type().name(),
                execution.vendorId(),
                execution.trigger().name(),
                execution.by().name(),
                execution.status().label(),
                execution.statusMessage(),
                ExecutionMetrics.of(counts),
                execution.parameters(),
                execution.createdAt(),
                execution.updatedAt(),
                execution.startedAt(),
                execution.endedAt(),
                expectedEnd);
    }
}
