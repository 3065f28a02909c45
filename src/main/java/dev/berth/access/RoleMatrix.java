package dev.berth.access;

import java.util.Set;

/** Harbor's permission matrix at project level, row by row. */
final class RoleMatrix {

    private static final PermissionTable TABLE = new PermissionTable("""
            resource            | projectAdmin        | maintainer          | developer         | guest    | limitedGuest | public
            project             | R U D               | R                   | R                 | R        | R            | R
            member              | C R U D L           | R L                 | R L               | R L      |              |
            metadata            | C R U D             | R                   |                   |          |              |
            log                 | L                   |                     |                   |          |              |
            label               | C R U D L           | C R U D L           | R L               | R L      |              | R L
            quota               | R                   | R                   | R                 | R        | R            |
            repository          | C R U D L pull push | C R U D L pull push | C R U L pull push | R L pull | R L pull     | L pull
            artifact            | C R D L             | C R D L             | C R L             | R L      | R L          | R L
            artifact-addition   | R                   | R                   | R                 | R        | R            | R
            tag                 | C D L               | C D L               | C L               | L        | L            | L
            accessory           | L                   | L                   | L                 | L        | L            | L
            artifact-label      | C D                 | C D                 | C D               |          |              |
            tag-retention       | C R U D L operate   | C R U D L operate   | C R U D L operate |          |              |
            immutable-tag       | C U D L             | C U D L             |                   |          |              |
            configuration       | R U                 | R                   | R                 | R        | R            |
            robot               | C R U D L           | R L                 | R L               | R L      |              |
            notification-policy | C R U D L           | R L                 |                   |          |              |
            scan                | C R stop            | C R stop            | R                 | R        | R            | R
            sbom                | C R stop            | C R stop            | R                 | R        | R            |
            scanner             | C R                 | R                   | R                 | R        | R            | R
            preheat-policy      | C R U D L           |                     |                   |          |              |
            export-cve          | C R L               | C R L               | C R L             |          |              |
            """);

    private RoleMatrix() {}

    /** The rights in the column with this heading. */
    static Set<Permission> column(String heading) {
        return Set.copyOf(TABLE.column(heading));
    }
}
