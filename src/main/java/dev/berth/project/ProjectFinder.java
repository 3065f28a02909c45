package dev.berth.project;

import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Permission;
import dev.berth.access.Principal;

/** Finds the project that a path names and lets only those have it who hold the right that is needed. */
@Component
class ProjectFinder {

    private static final long NO_PROJECT = 0;
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    private final Projects projects;
    private final AccessPolicy policy;

    ProjectFinder(Projects projects, AccessPolicy policy) {
        this.projects = projects;
        this.policy = policy;
    }

    /**
     * @param nameOrId a number is an id
     * @param isName the header {@code X-Is-Resource-Name}: a number is a name as well
     * @throws dev.berth.access.AccessDenied where the caller lacks the right, whether there is such a project or not (S43)
     * @throws ProjectNotFound where an administrator asks for one that does not exist
     */
    Project require(Principal principal, Permission permission, String nameOrId, boolean isName) {
        Optional<Project> project = !isName && ID.matcher(nameOrId).matches()
                ? projects.find(Long.parseLong(nameOrId))
                : projects.find(nameOrId);
        policy.require(principal, permission, project.map(Project::id).orElse(NO_PROJECT));
        return project.orElseThrow(() -> new ProjectNotFound(nameOrId));
    }
}
