package dev.berth.system.contract;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.berth.testkit.Table;

/** Harbor's contract as the tests know it: an own copy, so that the product's table is not measured by itself. */
final class HarborTable {

    private static final Pattern WRAPPED = Pattern.compile("map<(.*)>|(.*)\\[]");

    private HarborTable() {}

    /**
     * @param query names of the parameters
     * @param body model of the body, or {@code -}
     * @param reply model of the answer, or {@code -}
     */
    record Row(String group, String key, String name, Set<String> query, String body, int success, String reply) {}

    static List<Row> operations() {
        return Table.rows("contract/harbor-operations.tsv")
                .map(HarborTable::row)
                .toList();
    }

    /** Fields with their types, by the name of the model. A field {@code *} stands for a map. */
    static Map<String, Map<String, String>> models() {
        Map<String, Map<String, String>> models = new LinkedHashMap<>();
        Table.rows("contract/harbor-models.tsv")
                .forEach(cells -> models.computeIfAbsent(cells[0], model -> new LinkedHashMap<>())
                        .put(cells[1].replace("'", ""), cells[2]));
        return models;
    }

    /** {@code Tag} of {@code Tag[]} and of {@code map<Tag>}. */
    static String element(String type) {
        var matcher = WRAPPED.matcher(type);
        return matcher.matches() ? element(matcher.group(1) == null ? matcher.group(2) : matcher.group(1)) : type;
    }

    private static Row row(String[] cells) {
        // Where the contract names two, Harbor answers the second.
        String[] success = cells[7].replaceFirst(".*; ", "").split(" +", -1);
        return new Row(
                cells[0],
                key(cells[1], cells[2]),
                cells[3],
                query(cells[4]),
                cells[6],
                success[0].isEmpty() ? 200 : Integer.parseInt(success[0]),
                success.length > 1 ? success[1] : "-");
    }

    private static Set<String> query(String cell) {
        Stream<String> names = Arrays.stream(cell.split(" ", -1))
                .filter(part -> !part.equals("-"))
                .map(part -> part.replaceAll("[:!].*", ""));
        return names.collect(Collectors.toUnmodifiableSet());
    }

    /** Method and path without the names of variables and without a slash at the end. */
    static String key(String method, String path) {
        return method + " " + path.replaceAll("\\{[^}]*}", "{}").replaceAll("/$", "");
    }
}
