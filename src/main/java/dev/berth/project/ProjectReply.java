package dev.berth.project;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.berth.access.Role;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A project as the API shows it (Harbor's {@code Project}). */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProjectReply(
        long projectId,
        long ownerId,
        String name,
        Instant creationTime,
        Instant updateTime,
        boolean deleted,
        @Nullable String ownerName,
        @Nullable Integer currentUserRoleId,
        @Nullable List<Integer> currentUserRoleIds,
        long repoCount,
        ProjectMetadata metadata) {

    /** @param role what the one who asks is in this project, or absent */
    static ProjectReply of(Project project, @Nullable String ownerName, @Nullable Role role, long repositories) {
        return new ProjectReply(
                project.id(),
                project.ownerId(),
                project.name(),
                project.createdAt(),
                project.updatedAt(),
                false,
                ownerName,
                role == null ? null : role.id(),
                role == null ? null : List.of(role.id()),
                repositories,
                ProjectMetadata.of(project.metadata()));
    }
}
