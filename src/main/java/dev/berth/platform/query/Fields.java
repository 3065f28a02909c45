package dev.berth.platform.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;

/**
 * The fields of one list, and the only way from a client's {@code q} and {@code sort} to a query: names come from here, values are bound.
 *
 * <pre>{@code
 * private static final Fields FIELDS = Fields.of(
 *                 Field.number("id", "id"), Field.text("name", "name"), Field.time("creation_time", "createdAt"))
 *         .sortedBy("-creation_time")
 *         .uniqueBy("id");
 * }</pre>
 *
 * With {@code JdbcClient}: {@code SqlFilter filter = FIELDS.sql(query)}. With JPA: {@code labels.findAll(FIELDS.specification(query),
 * PageRequest.of(page, size, FIELDS.sort(query)))}. A field that the list does not have is refused, as is a value of another type.
 */
public final class Fields {

    private final Map<String, Field> byKey;
    private final List<SortKey> defaultOrder;
    private final List<SortKey> tieBreaker;

    private Fields(Map<String, Field> byKey, List<SortKey> defaultOrder, List<SortKey> tieBreaker) {
        this.byKey = byKey;
        this.defaultOrder = defaultOrder;
        this.tieBreaker = tieBreaker;
    }

    public static Fields of(Field... fields) {
        Map<String, Field> byKey = new LinkedHashMap<>();
        for (Field field : fields) {
            byKey.put(ListQuery.key(field.name()), field);
        }
        return new Fields(byKey, List.of(), List.of());
    }

    /** The order where a client asks for none: names of fields, with {@code -} before them for the other direction. */
    public Fields sortedBy(String... keys) {
        return new Fields(byKey, Stream.of(keys).map(SortKey::parse).toList(), tieBreaker);
    }

    /** What ends every order, so that no row stands on two pages: targets as in {@link Field#target()}, {@code -} before them for the other direction. */
    public Fields uniqueBy(String... targets) {
        return new Fields(
                byKey, defaultOrder, Stream.of(targets).map(SortKey::parse).toList());
    }

    /** For {@code JdbcClient}. */
    public SqlFilter sql(ListQuery query) {
        return SqlConditions.of(conditions(query), order(query));
    }

    /** For Spring Data. Terms on special fields are left to the list. */
    public <T> Specification<T> specification(ListQuery query) {
        return EntityConditions.of(conditions(query));
    }

    /** The order that goes with {@link #specification}. */
    public Sort sort(ListQuery query) {
        return Sort.by(order(query).stream()
                .map(key -> key.descending() ? Sort.Order.desc(key.field()) : Sort.Order.asc(key.field()))
                .toList());
    }

    private List<Condition> conditions(ListQuery query) {
        List<Condition> conditions = new ArrayList<>();
        for (Term term : query.terms()) {
            Field field = find("q", term.field());
            if (field.kind() != FieldKind.SPECIAL) {
                conditions.add(Condition.of(field, term.match()));
            }
        }
        return conditions;
    }

    /** Targets in the order asked for. */
    private List<SortKey> order(ListQuery query) {
        List<SortKey> targets = new ArrayList<>();
        for (SortKey key : query.order().isEmpty() ? defaultOrder : query.order()) {
            Field field = find("sort", key.field());
            if (field.kind() == FieldKind.SPECIAL) {
                throw new BadQuery("this list has no order by " + field.name());
            }
            targets.add(new SortKey(field.target(), key.descending()));
        }
        targets.addAll(tieBreaker);
        return targets;
    }

    private Field find(String parameter, String name) {
        Field field = byKey.get(ListQuery.key(name));
        if (field == null) {
            throw new BadQuery(parameter + " names the unknown field \"" + name + "\": expected one of "
                    + byKey.values().stream().map(Field::name).collect(Collectors.joining(", ")));
        }
        return field;
    }
}
