package dev.berth.artifact.api;

import java.time.Instant;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A tag as the API shows it (Harbor's {@code Tag}).
 *
 * @param immutable whether a rule freezes it; false where nobody asked
 */
@JsonNaming(SnakeCaseStrategy.class)
record TagReply(
        long id,
        long repositoryId,
        long artifactId,
        String name,
        Instant pushTime,
        Instant pullTime,
        boolean immutable) {

    TagReply as(boolean immutableNow) {
        return new TagReply(id, repositoryId, artifactId, name, pushTime, pullTime, immutableNow);
    }
}
