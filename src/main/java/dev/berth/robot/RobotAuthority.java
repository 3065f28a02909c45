package dev.berth.robot;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.ProjectNotFound;
import dev.berth.access.ProjectReference;
import dev.berth.access.ProjectScope;
import dev.berth.access.Resource;
import dev.berth.access.RobotRights;

/** Who may do what with robots, and which rights somebody may give to them. */
@Component
class RobotAuthority {

    /** Roles have no right of this name: whoever may read each of a project's metadata may list them. */
    private static final Permission LIST_METADATA = Permission.to(Action.LIST, Resource.METADATA);

    private static final Permission READ_METADATA = Permission.to(Action.READ, Resource.METADATA);

    private final AccessPolicy policy;
    private final RobotProjects projects;

    RobotAuthority(AccessPolicy policy, RobotProjects projects) {
        this.policy = policy;
        this.projects = projects;
    }

    /**
     * @param projectId absent for robots of the system
     * @throws dev.berth.access.AccessDenied where the caller may not do this with robots there
     */
    void require(Principal by, Action action, @Nullable Long projectId) {
        Permission permission = Permission.to(action, Resource.ROBOT);
        if (projectId == null) {
            policy.requireSystem(by, permission);
        } else {
            policy.require(by, permission, projectId);
        }
    }

    /** @throws dev.berth.access.AccessDenied where the caller may not do this with the project's robots, or where there is none (S43) */
    ProjectScope requireProject(Principal by, Action action, String project) {
        return policy.require(by, Permission.to(action, Resource.ROBOT), new ProjectReference.ByName(project));
    }

    /**
     * @param found empty where there is no robot of this id
     * @throws RobotNotFound where there is none, or the caller may not know of it (S43)
     * @throws dev.berth.access.AccessDenied where the caller may know of it and may not do this, or has not signed in
     */
    Robot require(Principal by, Action action, long id, Optional<Robot> found) {
        policy.requireAccount(by);
        Robot robot = found.filter(
                        one -> allows(by, action, one.projectId()) || allows(by, Action.READ, one.projectId()))
                .orElseThrow(() -> new RobotNotFound(id));
        require(by, action, robot.projectId());
        return robot;
    }

    /**
     * The rights that are asked for, with the projects' ids.
     *
     * @throws BeyondOwnRights where the caller does not hold each of them in the same place
     * @throws ProjectNotFound where there is no such project, and the caller may see every project
     */
    RobotRights rights(Principal by, AskedPermissions asked) {
        Map<String, Long> ids = projects.ids(asked.projects());
        for (String name : asked.projects()) {
            if (!ids.containsKey(name)) {
                throw isAdministrator(by) ? new ProjectNotFound(name) : new BeyondOwnRights(by);
            }
        }
        RobotRights rights = asked.rights(ids);
        requireWithin(by, rights);
        return rights;
    }

    /** @throws BeyondOwnRights where the caller does not hold each of these rights in the same place (S02) */
    void requireWithin(Principal by, RobotRights rights) {
        boolean within = switch (by) {
            case Principal.User user -> isAdministrator(user) || holds(user, rights);
            case Principal.Robot robot -> robot.rights().cover(rights);
            case Principal.Anonymous anonymous -> false;
            case Principal.Bearer bearer -> false;
            case Principal.Background job -> false;
        };
        if (!within) {
            throw new BeyondOwnRights(by);
        }
    }

    /** Only administrators reach robots of the system, so for others there is one project to look into. */
    private boolean holds(Principal.User user, RobotRights rights) {
        return rights.system().isEmpty()
                && rights.everyProject().isEmpty()
                && rights.projects().size() <= 1
                && rights.projects().entrySet().stream()
                        .allMatch(project -> holds(user, project.getKey(), project.getValue()));
    }

    private boolean holds(Principal.User user, long projectId, Set<Permission> asked) {
        Set<Permission> held = policy.permissionsIn(user, projectId);
        return asked.stream()
                .allMatch(permission -> held.contains(permission.equals(LIST_METADATA) ? READ_METADATA : permission));
    }

    private boolean allows(Principal by, Action action, @Nullable Long projectId) {
        Permission permission = Permission.to(action, Resource.ROBOT);
        return projectId == null ? policy.allowsSystem(by, permission) : policy.allows(by, permission, projectId);
    }

    private static boolean isAdministrator(Principal by) {
        return by instanceof Principal.User user && user.administrator();
    }
}
