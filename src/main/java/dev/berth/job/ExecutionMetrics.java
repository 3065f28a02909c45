package dev.berth.job;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** How many tasks of an execution are how far; the others wait or run. */
@JsonNaming(SnakeCaseStrategy.class)
record ExecutionMetrics(int taskCount, int successTaskCount, int errorTaskCount, int stoppedTaskCount) {

    static ExecutionMetrics of(ExecutionTable.Counts counts) {
        return new ExecutionMetrics(counts.tasks(), counts.succeeded(), counts.failed(), counts.stopped());
    }
}
