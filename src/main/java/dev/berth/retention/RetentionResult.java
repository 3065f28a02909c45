package dev.berth.retention;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What came of a task so far, in artifacts of its repository.
 *
 * @param total all about which was decided; what somebody else deleted first is in none of the other counts
 * @param deleted in a dry run, how many would be
 */
@JsonNaming(SnakeCaseStrategy.class)
record RetentionResult(long total, long retained, boolean dryRun, long deleted) {

    static final RetentionResult NOTHING = new RetentionResult(0, 0, false, 0);
}
