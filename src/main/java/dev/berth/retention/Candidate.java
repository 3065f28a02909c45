package dev.berth.retention;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.berth.retention.RuleTemplate.Time;

/**
 * What rules see of an artifact.
 *
 * @param pushedAt the latest of its own and its tags' times
 * @param pulledAt likewise; absent where nobody has pulled it
 * @param selected what each rule that selects it selects it by, by the rule's place in the plan: a tag, or an empty text where it has none
 * @param leased whether it has no tag and was pushed or lost its last tag so lately that something may be about to refer to it
 * @param immutableTag one of its tags that may not be deleted, or absent
 */
record Candidate(
        long artifactId,
        Instant pushedAt,
        @Nullable Instant pulledAt,
        Map<Integer, String> selected,
        boolean leased,
        @Nullable String immutableTag) {

    /** Empty where it was never so. */
    Optional<Instant> time(Time which) {
        return switch (which) {
            case PUSHED -> Optional.of(pushedAt);
            case PULLED -> Optional.ofNullable(pulledAt);
            case ACTIVE -> Optional.of(pulledAt == null || pulledAt.isBefore(pushedAt) ? pushedAt : pulledAt);
        };
    }
}
