package dev.berth.project;

import org.springframework.stereotype.Component;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.ProjectNotFound;
import dev.berth.access.ProjectReference;
import dev.berth.access.ProjectScope;

/** Finds the project that a path names and lets only those have it who hold the right that is needed. */
@Component
class ProjectFinder {

    private final Projects projects;
    private final AccessPolicy policy;

    ProjectFinder(Projects projects, AccessPolicy policy) {
        this.projects = projects;
        this.policy = policy;
    }

    /**
     * @throws dev.berth.access.AccessDenied where the caller lacks the right, whether there is such a project or not (S43)
     * @throws ProjectNotFound where somebody who may see every project asks for one that does not exist
     */
    Project require(Principal principal, Permission permission, ProjectReference reference) {
        ProjectScope scope = policy.require(principal, permission, reference);
        return projects.find(scope.id()).orElseThrow(() -> new ProjectNotFound(scope.name()));
    }
}
