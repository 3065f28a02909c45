package dev.berth.project;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.Resource;
import dev.berth.access.Role;
import dev.berth.identity.Accounts;
import dev.berth.quota.ProjectFigures;
import dev.berth.quota.ProjectLimits;

/**
 * Adds to projects what the API shows with them: the owner's name, the caller's role, the number of repositories, and what they hold of
 * what they may hold; one query each for a page.
 */
@Component
class ProjectReplies {

    private static final Permission READ_QUOTA = Permission.to(Action.READ, Resource.QUOTA);

    private final AccessPolicy policy;
    private final ProjectMembershipLookup membership;
    private final Accounts accounts;
    private final ProjectContents contents;
    private final ProjectLimits limits;

    ProjectReplies(
            AccessPolicy policy,
            ProjectMembershipLookup membership,
            Accounts accounts,
            ProjectContents contents,
            ProjectLimits limits) {
        this.policy = policy;
        this.membership = membership;
        this.accounts = accounts;
        this.contents = contents;
        this.limits = limits;
    }

    /** @param detailed whether to add what the caller is in each of them, and what they hold */
    List<ProjectReply> of(Principal principal, List<Project> projects, boolean detailed) {
        List<Long> ids = projects.stream().map(Project::id).toList();
        Map<Long, String> owners = accounts.names(
                projects.stream().map(Project::ownerId).distinct().toList());
        Map<Long, Set<Role>> roles = detailed ? roles(principal, ids) : Map.of();
        Map<Long, ProjectFigures> quotas = detailed ? quotas(principal, ids) : Map.of();
        Map<Long, Long> repositories = contents.repositories(ids);
        return projects.stream()
                .map(project -> ProjectReply.of(
                        project,
                        owners.get(project.ownerId()),
                        roles.getOrDefault(project.id(), Set.of()),
                        repositories.getOrDefault(project.id(), 0L),
                        quotas.get(project.id())))
                .toList();
    }

    private Map<Long, Set<Role>> roles(Principal principal, List<Long> projectIds) {
        return principal instanceof Principal.User user ? membership.roles(user.id(), projectIds) : Map.of();
    }

    private Map<Long, ProjectFigures> quotas(Principal principal, List<Long> projectIds) {
        if (policy.allowsSystem(principal, READ_QUOTA)) {
            return limits.figures(projectIds);
        }
        Set<Long> readable = policy.projectsGranting(principal, READ_QUOTA);
        return limits.figures(projectIds.stream().filter(readable::contains).toList());
    }
}
