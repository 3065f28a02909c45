package dev.berth.job;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A schedule within a reply (Harbor's {@code ScheduleObj}). */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScheduleReply(
        String type, String cron, @Nullable Instant nextScheduledTime) {

    static ScheduleReply of(Schedule schedule) {
        return new ScheduleReply(schedule.type().label(), schedule.cron().toString(), schedule.nextAt());
    }

    /** There is none. */
    static ScheduleReply none() {
        return new ScheduleReply(ScheduleType.NONE.label(), "", null);
    }

    /** By what an execution began. */
    static ScheduleReply of(Trigger trigger) {
        return new ScheduleReply(trigger == Trigger.SCHEDULE ? "Schedule" : ScheduleType.MANUAL.label(), "", null);
    }
}
