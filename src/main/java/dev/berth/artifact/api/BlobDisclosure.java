package dev.berth.artifact.api;

import java.util.Set;
import java.util.stream.Collectors;

import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.ProjectVisibility;
import dev.berth.access.Resource;

/**
 * Where somebody may learn which blobs a repository has, as a list filtered by a blob tells: only where they may read what the blobs hold
 * (S26). People who see a project may. A robot may be allowed to list repositories and no more.
 */
final class BlobDisclosure {

    private static final Permission PULL = Permission.to(Action.PULL, Resource.REPOSITORY);

    private BlobDisclosure() {}

    /** Those of the projects where the caller may. */
    static ProjectVisibility among(ProjectVisibility projects, Principal principal) {
        return switch (principal) {
            case Principal.Robot robot -> pulledBy(robot, projects);
            case Principal.User user -> projects;
            case Principal.Anonymous anonymous -> projects;
            case Principal.Background job -> new ProjectVisibility.Only(Set.of());
            case Principal.Bearer bearer -> among(projects, bearer.subject());
        };
    }

    private static ProjectVisibility pulledBy(Principal.Robot robot, ProjectVisibility projects) {
        return switch (projects) {
            case ProjectVisibility.All() when robot.rights().grantsEverywhere(PULL) -> projects;
            case ProjectVisibility.All() ->
                pulledBy(robot, robot.rights().projects().keySet());
            case ProjectVisibility.Only(Set<Long> ids) -> pulledBy(robot, ids);
        };
    }

    private static ProjectVisibility pulledBy(Principal.Robot robot, Set<Long> projects) {
        return new ProjectVisibility.Only(projects.stream()
                .filter(id -> robot.rights().grants(PULL, id))
                .collect(Collectors.toUnmodifiableSet()));
    }
}
