package dev.berth.platform.query;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** A term whose field the list has and whose values have that field's type. */
record Condition(Field field, Test test) {

    static final char ESCAPE = '\\';

    sealed interface Test {}

    record Equal(Object value) implements Test {}

    /** The pattern is one of SQL's {@code like}, with {@link #ESCAPE} before what is no wildcard. */
    record Like(String pattern) implements Test {}

    record Between(@Nullable Object from, @Nullable Object to) implements Test {}

    record In(List<Object> values) implements Test {}

    /** @throws BadQuery where the field cannot be asked this */
    static Condition of(Field field, Match match) {
        Test test = switch (match) {
            case Match.Exact(String value) -> new Equal(value(field, value));
            case Match.Fuzzy(String part) when field.kind() == FieldKind.TEXT -> new Like(containing(part));
            case Match.Fuzzy fuzzy -> throw unfit(field, "~part is for text");
            case Match.Range(String from, String to)
            when field.kind().hasRanges() ->
                new Between(from == null ? null : value(field, from), to == null ? null : value(field, to));
            case Match.Range range -> throw unfit(field, "[from~to] is for numbers and times");
            case Match.AnyOf(List<String> values) ->
                new In(values.stream().map(value -> value(field, value)).toList());
            case Match.AllOf all -> throw unfit(field, "(a b) is for fields that have several values at once");
        };
        return new Condition(field, test);
    }

    private static String containing(String part) {
        return "%" + part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static Object value(Field field, String text) {
        return field.kind().value(field.name(), text);
    }

    private static BadQuery unfit(Field field, String rule) {
        return new BadQuery("q asks of " + field.name() + " what it has not: " + rule);
    }
}
