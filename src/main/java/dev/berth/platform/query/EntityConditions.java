package dev.berth.platform.query;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;

/** Conditions for Spring Data. */
final class EntityConditions {

    private EntityConditions() {}

    static <T> Specification<T> of(List<Condition> conditions) {
        return (root, query, builder) -> builder.and(conditions.stream()
                .flatMap(condition -> predicates(condition, root, builder))
                .toArray(Predicate[]::new));
    }

    private static Stream<Predicate> predicates(Condition condition, Root<?> root, CriteriaBuilder builder) {
        String attribute = condition.field().target();
        return switch (condition.test()) {
            case Condition.Equal(Object value) -> Stream.of(builder.equal(root.get(attribute), value));
            case Condition.Like(String pattern) ->
                Stream.of(((HibernateCriteriaBuilder) builder).ilike(root.get(attribute), pattern, Condition.ESCAPE));
            case Condition.Between(Object from, Object to) ->
                condition.field().kind() == FieldKind.TIME
                        ? between(root.<Instant>get(attribute), (Instant) from, (Instant) to, builder)
                        : between(root.<Long>get(attribute), (Long) from, (Long) to, builder);
            case Condition.In(List<Object> values) ->
                Stream.of(root.get(attribute).in(values));
        };
    }

    private static <V extends Comparable<? super V>> Stream<Predicate> between(
            Path<V> path, @Nullable V from, @Nullable V to, CriteriaBuilder builder) {
        Stream<Predicate> lower = from == null ? Stream.empty() : Stream.of(builder.greaterThanOrEqualTo(path, from));
        Stream<Predicate> upper = to == null ? Stream.empty() : Stream.of(builder.lessThanOrEqualTo(path, to));
        return Stream.concat(lower, upper);
    }
}
