package dev.berth.access;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a robot may do, as it was given to it: nothing follows from a role. Who may push may pull.
 *
 * @param system rights on what belongs to no project
 * @param everyProject rights in each project, also in those that are made later
 * @param projects rights in single projects, by the project's id
 */
public record RobotRights(Set<Permission> system, Set<Permission> everyProject, Map<Long, Set<Permission>> projects) {

    /** No right at all, as the subject of an access token has it: the token's grants say what it opens. */
    public static final RobotRights NONE = new RobotRights(Set.of(), Set.of(), Map.of());

    private static final Permission PULL = Permission.of(RepositoryAction.PULL);
    private static final Permission PUSH = Permission.of(RepositoryAction.PUSH);

    private static final Permission LIST_PROJECTS = Permission.to(Action.LIST, Resource.PROJECT);

    public RobotRights {
        system = Set.copyOf(system);
        everyProject = Set.copyOf(everyProject);
        projects = Map.copyOf(projects);
    }

    /** Nothing but to see that every project is there. */
    public static RobotRights seeingEveryProject() {
        return new RobotRights(Set.of(LIST_PROJECTS), Set.of(), Map.of());
    }

    /** Nothing but to see that these projects are there. */
    public static RobotRights seeing(Collection<Long> projectIds) {
        return new RobotRights(
                Set.of(),
                Set.of(),
                projectIds.stream().collect(Collectors.toMap(id -> id, id -> Set.of(), (a, b) -> a)));
    }

    /** Whether lists show every project; else those in which there are rights, and the public ones. */
    public boolean seesEveryProject() {
        return !everyProject.isEmpty() || system.contains(LIST_PROJECTS);
    }

    /** Whether a robot with these rights may give the others to somebody: each of them is among its own (S02). */
    public boolean cover(RobotRights others) {
        return system.containsAll(others.system)
                && others.everyProject.stream().allMatch(permission -> isIn(everyProject, permission))
                && others.projects.entrySet().stream()
                        .allMatch(project -> project.getValue().stream()
                                .allMatch(permission -> grants(permission, project.getKey())));
    }

    /** Whether they hold this right in the project. */
    public boolean grants(Permission permission, long projectId) {
        return isIn(everyProject, permission) || isIn(projects.getOrDefault(projectId, Set.of()), permission);
    }

    /** Whether they hold this right in every project. */
    public boolean grantsEverywhere(Permission permission) {
        return isIn(everyProject, permission);
    }

    private static boolean isIn(Set<Permission> held, Permission permission) {
        return held.contains(permission) || (permission.equals(PULL) && held.contains(PUSH));
    }

    Set<Long> projectsGranting(Permission permission) {
        return projects.entrySet().stream()
                .filter(project -> project.getValue().contains(permission))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
