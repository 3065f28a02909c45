package dev.berth.retention;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.berth.job.Execution;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A run of a policy as the API shows it (Harbor's {@code RetentionExecution}). */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record PolicyRunReply(
        long id,
        long policyId,
        Instant startTime,
        @Nullable Instant endTime,
        String status,
        String trigger,
        boolean dryRun) {

    static PolicyRunReply of(Execution execution) {
        return new PolicyRunReply(
                execution.id(),
                execution.vendorId(),
                RetentionRun.began(execution),
                execution.endedAt(),
                execution.status().label(),
                execution.trigger().name(),
                RetentionRun.isDryRun(execution));
    }
}
