package dev.berth.project;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.berth.access.Role;
import dev.berth.platform.BerthOnly;
import dev.berth.quota.ProjectFigures;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A project as the API shows it (Harbor's {@code Project}).
 *
 * @param currentUserRoleId the strongest of the caller's roles
 * @param currentUserRoleIds all of them, the strongest first
 * @param quota what it holds and may hold; absent for those who may not read that
 */
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
        @BerthOnly @Nullable ProjectFigures quota,
        ProjectMetadata metadata) {

    /** @param roles what the one who asks is in this project, alone and by groups */
    static ProjectReply of(
            Project project,
            @Nullable String ownerName,
            Set<Role> roles,
            long repositories,
            @Nullable ProjectFigures quota) {
        List<Integer> roleIds = roles.stream().sorted().map(Role::id).toList();
        return new ProjectReply(
                project.id(),
                project.ownerId(),
                project.name(),
                project.createdAt(),
                project.updatedAt(),
                false,
                ownerName,
                roleIds.isEmpty() ? null : roleIds.getFirst(),
                roleIds.isEmpty() ? null : roleIds,
                repositories,
                quota,
                ProjectMetadata.of(project.metadata()));
    }
}
