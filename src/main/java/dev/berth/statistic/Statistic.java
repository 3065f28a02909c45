package dev.berth.statistic;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * How many projects and repositories the caller may see.
 *
 * @param privateProjectCount those that are not public and that the caller may see
 * @param totalStorageConsumption bytes of all blobs, each once; 0 for those who may not see every project, as in Harbor
 */
@JsonNaming(SnakeCaseStrategy.class)
record Statistic(
        long privateProjectCount,
        long privateRepoCount,
        long publicProjectCount,
        long publicRepoCount,
        long totalProjectCount,
        long totalRepoCount,
        long totalStorageConsumption) {}
