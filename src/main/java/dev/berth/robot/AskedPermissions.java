package dev.berth.robot;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.berth.access.Permission;
import dev.berth.access.RobotRights;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.robot.RobotPermissionBody.Access;

/**
 * What a body asks for a robot: rights that robots can have, in places that can be meant. Whether there are such projects, and whether the
 * caller may give this away, is not decided here.
 */
final class AskedPermissions {

    private static final int MOST_ENTRIES = 1000;

    private final Set<Permission> system = new HashSet<>();
    private final Set<Permission> everyProject = new HashSet<>();
    private final Map<String, Set<Permission>> projects = new HashMap<>();

    private AskedPermissions() {}

    /** @throws DomainException INVALID where an entry is empty, or names a place or a right that robots of this level cannot have */
    static AskedPermissions of(Level level, @Nullable List<@Nullable RobotPermissionBody> entries) {
        if (entries == null || entries.isEmpty() || entries.size() > MOST_ENTRIES) {
            throw invalid("the field permissions must have 1 to " + MOST_ENTRIES + " entries");
        }
        AskedPermissions asked = new AskedPermissions();
        entries.forEach(asked::add);
        if (level == Level.PROJECT && (entries.size() > 1 || asked.projects.size() != 1)) {
            throw invalid("a robot of a project has one entry in permissions:"
                    + " of kind project, with the name of its project as namespace");
        }
        return asked;
    }

    /** The name of the project, of a robot that belongs to one. */
    String project() {
        return projects.keySet().iterator().next();
    }

    /** The names of the projects in which rights are asked. */
    Set<String> projects() {
        return projects.keySet();
    }

    /** @param ids of the projects, by name; each that is asked for is there */
    RobotRights rights(Map<String, Long> ids) {
        return new RobotRights(
                system,
                everyProject,
                projects.entrySet().stream()
                        .collect(Collectors.toMap(
                                project -> ids.get(project.getKey()), project -> Set.copyOf(project.getValue()))));
    }

    private void add(@Nullable RobotPermissionBody entry) {
        if (entry == null || entry.access() == null || entry.access().isEmpty()) {
            throw invalid("an entry of permissions lacks its access");
        }
        switch (Level.of(entry.kind(), "permissions.kind")) {
            case SYSTEM -> addSystem(entry.namespace(), entry.access());
            case PROJECT -> addProject(entry.namespace(), entry.access());
        }
    }

    private void addSystem(@Nullable String namespace, List<@Nullable Access> access) {
        if (!RobotPermissionBody.SYSTEM.equals(namespace)) {
            throw invalid("the namespace of an entry of kind system must be /");
        }
        access.forEach(one -> system.add(permission(one, AssignablePermissions.SYSTEM)));
    }

    private void addProject(@Nullable String namespace, List<@Nullable Access> access) {
        if (namespace == null || namespace.isEmpty()) {
            throw invalid("the namespace of an entry of kind project must be the name of a project, or *");
        }
        Set<Permission> place = namespace.equals(RobotPermissionBody.EVERY_PROJECT)
                ? everyProject
                : projects.computeIfAbsent(namespace, absent -> new HashSet<>());
        access.forEach(one -> place.add(permission(one, AssignablePermissions.PROJECT)));
    }

    private static Permission permission(@Nullable Access access, AssignablePermissions assignable) {
        if (access == null) {
            throw invalid("an access of permissions is empty");
        }
        String effect = access.effect();
        if (effect != null && !effect.isEmpty() && !effect.equals(RobotPermissionBody.ALLOW)) {
            throw invalid("the effect of an access must be allow: there are no rights that forbid");
        }
        return assignable.require(access.resource(), access.action());
    }

    private static DomainException invalid(String message) {
        return new DomainException(ErrorKind.INVALID, message);
    }
}
