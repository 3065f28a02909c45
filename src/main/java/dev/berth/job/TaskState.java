package dev.berth.job;

import org.jspecify.annotations.Nullable;

/** How far a run is, as it goes into the task's row. */
record TaskState(long done, long total, @Nullable Object result) {}
