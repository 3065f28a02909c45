package dev.berth.artifact.api;

import java.time.Instant;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A repository as the API shows it (Harbor's {@code Repository}).
 *
 * @param name with the project's before it
 */
@JsonNaming(SnakeCaseStrategy.class)
record RepositoryReply(
        long id,
        long projectId,
        String name,
        String description,
        long artifactCount,
        long pullCount,
        Instant creationTime,
        Instant updateTime) {

    static RepositoryReply of(RepositoryRow row, long artifacts) {
        return new RepositoryReply(
                row.id(),
                row.projectId(),
                row.name(),
                row.description(),
                artifacts,
                row.pulls(),
                row.createdAt(),
                row.updatedAt());
    }
}
