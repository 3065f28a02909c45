package dev.berth.access;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a robot may do, as it was given to it: nothing follows from a role.
 *
 * @param system rights on what belongs to no project
 * @param everyProject rights in each project, also in those that are made later
 * @param projects rights in single projects, by the project's id
 */
public record RobotRights(Set<Permission> system, Set<Permission> everyProject, Map<Long, Set<Permission>> projects) {

    /** No right at all, as the subject of an access token has it: the token's grants say what it opens. */
    public static final RobotRights NONE = new RobotRights(Set.of(), Set.of(), Map.of());

    public RobotRights {
        system = Set.copyOf(system);
        everyProject = Set.copyOf(everyProject);
        projects = Map.copyOf(projects);
    }

    boolean grants(Permission permission, long projectId) {
        return everyProject.contains(permission)
                || projects.getOrDefault(projectId, Set.of()).contains(permission);
    }

    Set<Long> projectsGranting(Permission permission) {
        return projects.entrySet().stream()
                .filter(project -> project.getValue().contains(permission))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
