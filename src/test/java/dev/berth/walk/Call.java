package dev.berth.walk;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.berth.testkit.Table;

/**
 * How an operation is asked for by those who may.
 *
 * @param success the status that they get
 * @param query from the question mark on, or empty
 * @param json the body, or null; variables as in the path
 */
record Call(
        String pattern, int success, String query, @Nullable String json) {

    static final String BASE = "/api/v2.0";

    private static final Pattern VARIABLE = Pattern.compile("\\$?\\{(\\w+)}");

    private static final Set<String> CHILDREN =
            Set.of("mid", "repository_name", "reference", "tag_name", "label_id", "source", "immutable_rule_id");

    private static final Map<String, String[]> TABLE = Table.rows("walk/calls.tsv")
            .collect(Collectors.toMap(cells -> cells[0] + " " + cells[1], Function.identity()));

    static Call of(Rule rule) {
        String[] cells = TABLE.get(rule.method() + " " + rule.path());
        return cells == null
                ? new Call(rule.path(), 200, "", null)
                : new Call(
                        rule.path(),
                        Integer.parseInt(cells[2]),
                        cells.length > 4 ? cells[4] : "",
                        cells[3].equals("-") ? null : cells[3]);
    }

    /** The names of the variables in a path. */
    static List<String> variables(String path) {
        return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
    }

    /** The variables of path, query and body that name something within a project. A copy's path names what it makes. */
    List<String> childVariables() {
        return variables(pattern + query + json).stream()
                .filter(variable ->
                        CHILDREN.contains(variable) && !(query.contains("from=") && pattern.contains(variable)))
                .toList();
    }

    String path(Map<String, String> variables) {
        return fill(pattern + query, variables);
    }

    @Nullable
    String body(Map<String, String> variables) {
        return json == null ? null : fill(json, variables);
    }

    private static String fill(String text, Map<String, String> variables) {
        Matcher matcher = VARIABLE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value(matcher.group(1), variables)));
        }
        return matcher.appendTail(filled).toString();
    }

    /** What the place has by this name, otherwise something that is not there. */
    private static String value(String variable, Map<String, String> variables) {
        return variable.equals("new") ? Made.name() : variables.getOrDefault(variable, "1");
    }
}
