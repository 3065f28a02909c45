package dev.berth.job;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Somebody who does a task (Harbor's {@code Worker}).
 *
 * @param checkIn how far it is
 */
@JsonNaming(SnakeCaseStrategy.class)
record Worker(
        String id,
        String poolId,
        String jobName,
        String jobId,
        @Nullable Instant startAt,
        String checkIn,
        Instant checkinAt) {

    static Worker of(TaskTable.Running running) {
        ExecutionTask task = running.task();
        return new Worker(
                "worker-" + task.id() + "-" + task.runCount(),
                running.nodeId(),
                task.type().name(),
                Long.toString(task.id()),
                task.startedAt(),
                task.done() + " of " + (task.total() == 0 ? "?" : task.total()),
                task.updatedAt());
    }
}
