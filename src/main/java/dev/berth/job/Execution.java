package dev.berth.job;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.berth.access.Principal;

/**
 * One run of something, by hand or by schedule; its tasks are what is done.
 *
 * @param vendorId what it is done for, such as a retention policy; 0 for what belongs to the system
 * @param parameters as they were given, by the API's names
 */
public record Execution(
        long id,
        JobType type,
        long vendorId,
        Trigger trigger,
        JobStatus status,
        @Nullable String statusMessage,
        Principal by,
        Map<String, Object> parameters,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {}
