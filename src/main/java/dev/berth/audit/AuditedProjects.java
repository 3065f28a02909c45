package dev.berth.audit;

import java.util.Set;

import org.springframework.stereotype.Component;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.ProjectReference;
import dev.berth.access.ProjectVisibility;
import dev.berth.access.ProjectVisibility.Only;
import dev.berth.access.Resource;

/** Which projects' entries somebody may read. */
@Component
class AuditedProjects {

    private static final Permission OF_EVERYTHING = Permission.to(Action.LIST, Resource.AUDIT_LOG);
    private static final Permission OF_PROJECT = Permission.to(Action.LIST, Resource.LOG);

    private final AccessPolicy policy;

    AuditedProjects(AccessPolicy policy) {
        this.policy = policy;
    }

    /**
     * Everything, with what belongs to no project, for those who may read everything; for any other account the projects whose log it may
     * read.
     *
     * @throws dev.berth.access.AccessDenied where no account has signed in
     */
    ProjectVisibility readableBy(Principal principal) {
        if (policy.allowsSystem(principal, OF_EVERYTHING)) {
            return new ProjectVisibility.All();
        }
        policy.requireAccount(principal);
        return new Only(policy.projectsGranting(principal, OF_PROJECT));
    }

    /** @throws dev.berth.access.AccessDenied where the caller may not read this project's log */
    ProjectVisibility readableBy(Principal principal, ProjectReference project) {
        return new Only(Set.of(policy.require(principal, OF_PROJECT, project).id()));
    }
}
