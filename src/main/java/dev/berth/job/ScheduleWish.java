package dev.berth.job;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a schedule to be (Harbor's {@code ScheduleObj}).
 *
 * @param type Hourly, Daily, Weekly, Custom, Manual or None
 * @param cron six fields; may be absent where the type says it
 */
public record ScheduleWish(@Nullable String type, @Nullable String cron) {}
