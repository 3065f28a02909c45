package dev.berth.job;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Body of the operations that set a schedule or start at once (Harbor's {@code Schedule}). */
public record ScheduleRequest(
        @Nullable ScheduleWish schedule, @Nullable Map<String, Object> parameters) {

    /** @throws DomainException INVALID where it is missing */
    public ScheduleWish requireSchedule() {
        if (schedule == null) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    "schedule is missing: expected {\"schedule\":{\"type\":\"Daily\",\"cron\":\"0 0 0 * * *\"}}");
        }
        return schedule;
    }
}
