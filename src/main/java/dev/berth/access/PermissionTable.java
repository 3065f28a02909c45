package dev.berth.access;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rights as a table that people can read: a line for each resource, a column for each holder, and {@code |} between. C is create, R read,
 * U update, D delete, L list; other actions stand with their name.
 */
public final class PermissionTable {

    private final List<String> headings;
    private final List<List<String>> rows;

    public PermissionTable(String text) {
        List<List<String>> lines = text.lines().map(PermissionTable::cells).toList();
        this.headings = lines.getFirst();
        this.rows = lines.subList(1, lines.size());
    }

    /** The rights in the column with this heading, in the table's order; unmodifiable. */
    public Set<Permission> column(String heading) {
        int column = headings.indexOf(heading);
        Set<Permission> rights = new LinkedHashSet<>();
        for (List<String> row : rows) {
            Resource resource =
                    Resource.valueOf(row.getFirst().toUpperCase(Locale.ROOT).replace('-', '_'));
            Stream.of(row.get(column).split(" ", -1))
                    .filter(word -> !word.isEmpty())
                    .forEach(word -> rights.add(Permission.to(action(word), resource)));
        }
        return Collections.unmodifiableSet(rights);
    }

    private static List<String> cells(String line) {
        return Stream.of(line.split("\\|", -1)).map(String::strip).toList();
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
