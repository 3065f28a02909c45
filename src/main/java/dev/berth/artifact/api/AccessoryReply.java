package dev.berth.artifact.api;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.berth.platform.BerthOnly;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An artifact that speaks about another one, as the API shows it (Harbor's {@code Accessory}).
 *
 * @param id the same as {@code artifactId}
 * @param artifactType what it says it is, where {@code type} may only say that it speaks about another one
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

        @BerthOnly @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String artifactType,

        String icon,
        Instant creationTime) {}
