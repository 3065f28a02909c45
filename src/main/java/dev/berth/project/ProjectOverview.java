package dev.berth.project;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.ProjectScope;
import dev.berth.access.Resource;
import dev.berth.access.Role;
import dev.berth.quota.ProjectFigures;
import dev.berth.quota.ProjectLimits;

/** Says how large a project is, and whether it could go. */
@Component
class ProjectOverview {

    private static final Permission READ_QUOTA = Permission.to(Action.READ, Resource.QUOTA);
    private static final Permission LIST_MEMBERS = Permission.to(Action.LIST, Resource.MEMBER);

    private final AccessPolicy policy;
    private final ProjectMembers members;
    private final ProjectContents contents;
    private final ProjectLimits limits;

    ProjectOverview(AccessPolicy policy, ProjectMembers members, ProjectContents contents, ProjectLimits limits) {
        this.policy = policy;
        this.members = members;
        this.contents = contents;
        this.limits = limits;
    }

    ProjectSummary summary(Principal principal, ProjectScope project) {
        Map<Role, Long> counts = policy.allows(principal, LIST_MEMBERS, project.id()) ? counts(project) : null;
        ProjectFigures quota = policy.allows(principal, READ_QUOTA, project.id())
                ? limits.figures(project.id()).orElse(null)
                : null;
        return new ProjectSummary(
                repositories(project),
                count(counts, Role.PROJECT_ADMIN),
                count(counts, Role.MAINTAINER),
                count(counts, Role.DEVELOPER),
                count(counts, Role.GUEST),
                count(counts, Role.LIMITED_GUEST),
                quota);
    }

    ProjectDeletable deletable(ProjectScope project) {
        long repositories = repositories(project);
        return repositories == 0
                ? new ProjectDeletable(true, null)
                : new ProjectDeletable(false, new ProjectNotEmpty(project.name(), repositories).getMessage());
    }

    private long repositories(ProjectScope project) {
        return contents.repositories(List.of(project.id())).getOrDefault(project.id(), 0L);
    }

    private Map<Role, Long> counts(ProjectScope project) {
        return members.count(project.id()).stream()
                .collect(Collectors.toMap(count -> Role.of(count.roleId()), RoleCount::members));
    }

    private static @Nullable Long count(@Nullable Map<Role, Long> counts, Role role) {
        return counts == null ? null : counts.getOrDefault(role, 0L);
    }
}
