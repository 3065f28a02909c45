package dev.berth.job;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.berth.platform.BerthOnly;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An execution of what belongs to the system, or its schedule (Harbor's {@code GCHistory} and {@code ExecHistory}).
 *
 * @param jobKind by what it began
 * @param jobParameters as JSON: the parameters, and what came of it
 * @param statusMessage why it failed or stopped
 * @param done of {@code total}, which is 0 while it is unknown
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SystemJobReply(
        long id,
        String jobName,
        String jobKind,
        String jobParameters,
        ScheduleReply schedule,
        @Nullable String jobStatus,
        boolean deleted,
        @Nullable Instant creationTime,
        @Nullable Instant updateTime,
        @BerthOnly @Nullable String statusMessage,
        @BerthOnly @Nullable Long done,
        @BerthOnly @Nullable Long total,
        @BerthOnly @Nullable Instant expectedEnd) {}
