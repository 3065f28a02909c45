package dev.berth.platform.query;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What a term of {@code q} asks of its field. The values are text still: their type is the field's. */
public sealed interface Match {

    /** {@code k=v}. */
    record Exact(String value) implements Match {}

    /** {@code k=~v}: the value is part of the field's, in lower or upper case. */
    record Fuzzy(String part) implements Match {}

    /** {@code k=[from~to]}, both ends included; one of them may be absent. */
    record Range(@Nullable String from, @Nullable String to) implements Match {}

    /** <code>k={a b c}</code>: one of these, of which there is at least one. */
    record AnyOf(List<String> values) implements Match {}

    /** {@code k=(a b c)}: all of these, of which there is at least one. */
    record AllOf(List<String> values) implements Match {}
}
