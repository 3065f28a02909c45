package dev.berth.retention;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What came of a task so far, in artifacts of its repository.
 *
 * @param deleted in a dry run, how many would be
 */
@JsonNaming(SnakeCaseStrategy.class)
record RetentionResult(long total, long retained, boolean dryRun, long deleted) {

    static RetentionResult of(long total, long deleted, boolean dryRun) {
        return new RetentionResult(total, total - deleted, dryRun, deleted);
    }
}
