package dev.berth.retention;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What was decided about an artifact, and why, as the API shows it.
 *
 * @param role {@code candidate}, or {@code child} of an index or {@code accessory} of a subject, whose fate it shares
 * @param type what it is, for example {@code IMAGE}
 * @param tags the first of them
 * @param tagCount of all of them
 * @param pushTime the latest of its own and its tags'
 * @param retention {@code RETAIN}, {@code DEL}, {@code IMMUTABLE}, {@code GONE} where somebody else deleted it first, or {@code ERR}
 *     where it was to go and the task ended before
 * @param deleted whether it has gone
 * @param ruleId of the rule that keeps it; absent where none does
 * @param becauseOf the index or subject whose fate it shares; absent where it shares none
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record DecisionReply(
        String digest,
        String role,
        String type,
        List<String> tags,
        int tagCount,
        List<String> labels,
        Instant pushTime,
        @Nullable Instant pullTime,
        Instant createTime,
        String retention,
        boolean deleted,
        @Nullable Integer ruleId,
        @Nullable String becauseOf,
        String why) {}
