package dev.berth.job;

import java.time.Instant;
import java.util.Map;

/**
 * When something is done again and again.
 *
 * @param vendorId what it is done for; 0 for what belongs to the system
 * @param parameters those of each execution, by the API's names
 * @param nextAt the slot that comes next
 */
public record Schedule(
        long id,
        JobType jobType,
        long vendorId,
        ScheduleType type,
        Cron cron,
        Map<String, Object> parameters,
        Instant nextAt,
        Instant createdAt,
        Instant updatedAt) {}
