package dev.berth.job;

import java.time.Instant;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A server that works (Harbor's {@code WorkerPool}). */
@JsonNaming(SnakeCaseStrategy.class)
record WorkerPool(long pid, String workerPoolId, Instant startAt, Instant heartbeatAt, int concurrency, String host) {

    static WorkerPool of(NodeTable.Seen seen) {
        return new WorkerPool(
                seen.node().process(),
                seen.node().id(),
                seen.startedAt(),
                seen.heartbeatAt(),
                seen.node().workers(),
                seen.node().host());
    }
}
