package dev.berth.job;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.berth.access.Principal;

/**
 * An execution that begins.
 *
 * @param timetableId by which schedule, with {@code slot}; absent where somebody asked for it
 * @param slot for which time of the schedule; there is one execution for each
 */
record NewExecution(
        Principal by,
        JobType type,
        long vendorId,
        Trigger trigger,
        Object parameters,
        @Nullable Long timetableId,
        @Nullable Instant slot) {}
