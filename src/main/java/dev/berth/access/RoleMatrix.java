package dev.berth.access;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Harbor's permission matrix at project level, row by row. C create, R read, U update, D delete, L list. */
final class RoleMatrix {

    private static final String TABLE = """
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
            """;

    private RoleMatrix() {}

    /** The rights in the column with this heading. */
    static Set<Permission> column(String heading) {
        String[][] rows = TABLE.lines()
                .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toArray(String[]::new))
                .toArray(String[][]::new);
        int column = Stream.of(rows[0]).toList().indexOf(heading);
        Set<Permission> rights = new HashSet<>();
        for (int row = 1; row < rows.length; row++) {
            Resource resource =
                    Resource.valueOf(rows[row][0].toUpperCase(Locale.ROOT).replace('-', '_'));
            Stream.of(rows[row][column].split(" ", -1))
                    .filter(word -> !word.isEmpty())
                    .forEach(word -> rights.add(Permission.to(action(word), resource)));
        }
        return Set.copyOf(rights);
    }

    private static Action action(String word) {
        return switch (word) {
            case "C" -> Action.CREATE;
            case "R" -> Action.READ;
            case "U" -> Action.UPDATE;
            case "D" -> Action.DELETE;
            case "L" -> Action.LIST;
            default -> Action.valueOf(word.toUpperCase(Locale.ROOT));
        };
    }
}
