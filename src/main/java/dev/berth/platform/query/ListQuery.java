package dev.berth.platform.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What a client wants of a list, in Harbor's grammar (behaviour.md, "REST"). That it can be read says nothing of its fields: a list's
 * {@link Fields} decide which of them it has. Controllers take it as a parameter.
 *
 * @param terms each on another field
 * @param order empty where the client leaves it to the list
 */
public record ListQuery(List<Term> terms, List<SortKey> order) {

    private static final int LONGEST_SORT = 500;

    /** @throws dev.berth.platform.DomainException INVALID where one of them cannot be read, is too long or names a field twice */
    public static ListQuery parse(@Nullable String q, @Nullable String sort) {
        return new ListQuery(q == null || q.isEmpty() ? List.of() : TermParser.parse(q), order(sort));
    }

    public ListQuery {
        terms = List.copyOf(terms);
        order = List.copyOf(order);
        requireDistinct("q", terms.stream().map(Term::field));
        requireDistinct("sort", order.stream().map(SortKey::field));
    }

    /** The condition on this field, for those that a list handles by itself. */
    public Optional<Match> find(String field) {
        return terms.stream()
                .filter(term -> key(term.field()).equals(key(field)))
                .map(Term::match)
                .findFirst();
    }

    /**
     * The same with one more condition, for lists that take it as a parameter of its own.
     *
     * @throws dev.berth.platform.DomainException INVALID where {@code q} names the field as well
     */
    public ListQuery and(String field, Match match) {
        List<Term> more = new ArrayList<>(terms);
        more.add(new Term(field, match));
        return new ListQuery(more, order);
    }

    /** Under which a field is found: {@code project_id}, {@code ProjectID} and {@code projectId} are one, as clients of Harbor write all of them. */
    static String key(String field) {
        return field.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static List<SortKey> order(@Nullable String sort) {
        if (sort == null || sort.isEmpty()) {
            return List.of();
        }
        if (sort.length() > LONGEST_SORT) {
            throw new BadQuery("sort is longer than " + LONGEST_SORT + " characters");
        }
        return Stream.of(sort.split(",", -1)).map(SortKey::parse).toList();
    }

    private static void requireDistinct(String parameter, Stream<String> fields) {
        Set<String> seen = new HashSet<>();
        fields.filter(field -> !seen.add(key(field))).findFirst().ifPresent(twice -> {
            throw new BadQuery(parameter + " names " + twice + " twice: expected each field once");
        });
    }
}
