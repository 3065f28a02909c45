package dev.berth.platform.query;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Conditions as SQL. The text is made of the list's own fields; every value is a parameter. */
final class SqlConditions {

    private final List<String> parts = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    private SqlConditions() {}

    static SqlFilter of(List<Condition> conditions, List<SortKey> order) {
        SqlConditions sql = new SqlConditions();
        conditions.forEach(sql::add);
        String condition = sql.parts.isEmpty() ? "true" : String.join(" and ", sql.parts);
        String orderBy = order.stream()
                .map(key -> key.descending() ? key.field() + " desc" : key.field())
                .collect(Collectors.joining(", "));
        return new SqlFilter(condition, sql.parameters, orderBy);
    }

    private void add(Condition condition) {
        String target = condition.field().target();
        switch (condition.test()) {
            case Condition.Equal(Object value) -> parts.add(target + " = " + bound(value));
            case Condition.Like(String pattern) ->
                parts.add(target + " ilike " + bound(pattern) + " escape '" + Condition.ESCAPE + "'");
            case Condition.Between(Object from, Object to) -> {
                if (from != null) {
                    parts.add(target + " >= " + bound(from));
                }
                if (to != null) {
                    parts.add(target + " <= " + bound(to));
                }
            }
            case Condition.In(List<Object> values) ->
                parts.add(target + " in ("
                        + bound(values.stream().map(SqlConditions::jdbc).toList()) + ")");
        }
    }

    private String bound(Object value) {
        String name = "q_" + parameters.size();
        parameters.put(name, jdbc(value));
        return ":" + name;
    }

    /** PostgreSQL's driver takes no {@link Instant}. */
    private static Object jdbc(Object value) {
        return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
    }
}
