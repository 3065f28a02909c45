package dev.berth.artifact.api;

import java.time.Instant;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A tag as the API shows it (Harbor's {@code Tag}).
 *
 * @param immutable false as long as there are no rules that freeze tags
 */
@JsonNaming(SnakeCaseStrategy.class)
record TagReply(
        long id,
        long repositoryId,
        long artifactId,
        String name,
        Instant pushTime,
        Instant pullTime,
        boolean immutable) {}
