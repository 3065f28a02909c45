package dev.berth.artifact.api;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A label of an artifact as the API shows it (Harbor's {@code Label}).
 *
 * @param scope {@code g} for a label of all projects, {@code p} for one of the artifact's own
 * @param projectId absent for a label of all projects
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record ArtifactLabelReply(
        long id,
        String name,
        String description,
        String color,
        String scope,
        @Nullable Long projectId,
        Instant creationTime,
        Instant updateTime) {}
