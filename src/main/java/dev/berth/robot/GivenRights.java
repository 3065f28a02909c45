package dev.berth.robot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.berth.access.Permission;
import dev.berth.access.RobotRights;

/** Between the rights of a robot and the rows that hold them. */
final class GivenRights {

    private static final String SYSTEM = "/system";
    private static final String EVERY_PROJECT = "/project/*";
    private static final String PROJECT = "/project/";

    private GivenRights() {}

    /** A right that robots cannot have any more counts as not given. */
    static RobotRights of(Collection<RobotPermission> rows) {
        Set<Permission> system = Set.of();
        Set<Permission> everyProject = Set.of();
        Map<Long, Set<Permission>> projects = new HashMap<>();
        for (RobotPermission row : rows) {
            Set<Permission> permissions = permissions(row);
            switch (row.scope()) {
                case SYSTEM -> system = permissions;
                case EVERY_PROJECT -> everyProject = permissions;
                default -> projects.put(Long.parseLong(row.scope().substring(PROJECT.length())), permissions);
            }
        }
        return new RobotRights(system, everyProject, projects);
    }

    static List<RobotPermission> rows(RobotRights rights) {
        List<RobotPermission> rows = new ArrayList<>();
        add(rows, SYSTEM, rights.system());
        add(rows, EVERY_PROJECT, rights.everyProject());
        rights.projects().forEach((id, permissions) -> add(rows, PROJECT + id, permissions));
        return rows;
    }

    private static void add(List<RobotPermission> rows, String scope, Set<Permission> permissions) {
        if (!permissions.isEmpty()) {
            rows.add(new RobotPermission(
                    scope,
                    permissions.stream().map(Permission::toString).sorted().toList()));
        }
    }

    private static Set<Permission> permissions(RobotPermission row) {
        return row.access().stream()
                .map(AssignablePermissions::find)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }
}
