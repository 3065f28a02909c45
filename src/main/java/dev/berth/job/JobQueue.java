package dev.berth.job;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The work of one type that waits (Harbor's {@code JobQueue}).
 *
 * @param latency seconds for which the first of it waits
 * @param paused whether it waits although somebody could do it
 */
@JsonNaming(SnakeCaseStrategy.class)
record JobQueue(String jobType, long count, long latency, boolean paused) {}
