package dev.berth.retention;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What is written down of a decision: a row of {@code retention_decision} by the names of its columns. */
@JsonNaming(SnakeCaseStrategy.class)
record DecidedArtifact(
        String digest,
        Role role,
        String type,
        List<String> tags,
        int tagCount,
        List<String> labels,
        Instant pushedAt,
        @Nullable Instant pulledAt,
        Instant createdAt,
        @Nullable String subject,
        Verdict verdict,
        @Nullable Integer ruleId,
        String why) {

    static DecidedArtifact of(FoundArtifact found, Decision decision) {
        Candidate candidate = found.candidate();
        return new DecidedArtifact(
                found.digest(),
                found.role(),
                found.type(),
                found.tags(),
                found.tagCount(),
                found.labels(),
                candidate.pushedAt(),
                candidate.pulledAt(),
                found.createdAt(),
                found.subject(),
                decision.verdict(),
                decision.rule(),
                decision.why());
    }
}
