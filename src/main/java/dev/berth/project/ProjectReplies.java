package dev.berth.project;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import dev.berth.access.Principal;
import dev.berth.access.Role;
import dev.berth.identity.Accounts;

/** Adds to projects what the API shows with them: the owner's name, the caller's role, the number of repositories; one query each for a page. */
@Component
class ProjectReplies {

    private final ProjectMembershipLookup membership;
    private final Accounts accounts;
    private final ProjectContents contents;

    ProjectReplies(ProjectMembershipLookup membership, Accounts accounts, ProjectContents contents) {
        this.membership = membership;
        this.accounts = accounts;
        this.contents = contents;
    }

    /** @param detailed whether to add what the caller is in each of them */
    List<ProjectReply> of(Principal principal, List<Project> projects, boolean detailed) {
        List<Long> ids = projects.stream().map(Project::id).toList();
        Map<Long, String> owners = accounts.names(
                projects.stream().map(Project::ownerId).distinct().toList());
        Map<Long, Set<Role>> roles = detailed ? roles(principal, ids) : Map.of();
        Map<Long, Long> repositories = contents.repositories(ids);
        return projects.stream()
                .map(project -> ProjectReply.of(
                        project,
                        owners.get(project.ownerId()),
                        roles.getOrDefault(project.id(), Set.of()),
                        repositories.getOrDefault(project.id(), 0L)))
                .toList();
    }

    private Map<Long, Set<Role>> roles(Principal principal, List<Long> projectIds) {
        return principal instanceof Principal.User user ? membership.roles(user.id(), projectIds) : Map.of();
    }
}
