package dev.berth.robot;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.berth.access.Permission;
import dev.berth.access.PermissionTable;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Which rights a robot can be given at all, in the system and in projects: Harbor's list. */
final class AssignablePermissions {

    private static final PermissionTable TABLE = new PermissionTable("""
            resource            | system       | project
            audit-log           | L            |
            preheat-instance    | C R U D L    |
            project             | C L          | R U D
            replication-policy  | C R U D L    |
            replication         | C R L        |
            replication-adapter | L            |
            registry            | C R U D L    |
            scan-all            | C R U stop   |
            system-volumes      | R            |
            garbage-collection  | C R U L stop |
            purge-audit         | C R U L stop |
            jobservice-monitor  | L stop       |
            scanner             | C R U D L    | C R
            label               | C R U D      | C R U D L
            security-hub        | R L          |
            catalog             | R            |
            quota               | R U L        | R
            robot               | C R D L      | C R D L
            user                | C R U D L    |
            ldap-user           | C L          |
            user-group          | C R U D L    |
            log                 |              | L
            metadata            |              | C R U D L
            repository          |              | R U D L pull push
            artifact            |              | C R D L
            scan                |              | C R stop
            sbom                |              | C R stop
            tag                 |              | C D L
            accessory           |              | L
            artifact-addition   |              | R
            artifact-label      |              | C D
            preheat-policy      |              | C R U D L
            immutable-tag       |              | C U D L
            notification-policy |              | C R U D L
            tag-retention       |              | C R U D L
            export-cve          |              | C R
            member              |              | C R U D L
            """);

    static final AssignablePermissions SYSTEM = new AssignablePermissions("system");
    static final AssignablePermissions PROJECT = new AssignablePermissions("project");

    private static final Map<String, Permission> BY_LABEL = Stream.of(SYSTEM, PROJECT)
            .flatMap(level -> level.all.stream())
            .distinct()
            .collect(Collectors.toUnmodifiableMap(Permission::toString, Function.identity()));

    private final String level;
    private final Set<Permission> all;

    private AssignablePermissions(String level) {
        this.level = level;
        this.all = TABLE.column(level);
    }

    /** In the table's order. */
    Set<Permission> all() {
        return all;
    }

    /** @throws DomainException INVALID where robots cannot have this right at this level */
    Permission require(@Nullable String resource, @Nullable String action) {
        return find(resource + ":" + action)
                .filter(all::contains)
                .orElseThrow(() -> new DomainException(
                        ErrorKind.INVALID,
                        "a robot cannot be given " + resource + ":" + action + " at the level " + level
                                + ": expected one of those that GET /api/v2.0/permissions lists"));
    }

    /** @param label as {@link Permission#toString()} writes it */
    static Optional<Permission> find(String label) {
        return Optional.ofNullable(BY_LABEL.get(label));
    }
}
