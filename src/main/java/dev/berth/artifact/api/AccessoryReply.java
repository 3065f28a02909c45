package dev.berth.artifact.api;

import java.time.Instant;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An artifact that speaks about another one, as the API shows it (Harbor's {@code Accessory}).
 *
 * @param id the same as {@code artifactId}
 * @param subjectArtifactRepo the name of the repository, which is that of the accessory as well
 */
@JsonNaming(SnakeCaseStrategy.class)
record AccessoryReply(
        long id,
        long artifactId,
        long subjectArtifactId,
        String subjectArtifactDigest,
        String subjectArtifactRepo,
        long size,
        String digest,
        String type,
        String icon,
        Instant creationTime) {}
