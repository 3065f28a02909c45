package dev.berth.retention;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.retention.RuleTemplate.Kind;
import dev.berth.retention.RuleTemplate.Time;
import dev.berth.selector.Selector;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What is kept of the artifacts of some repositories, as the API shows it and as it is stored (Harbor's {@code RetentionRule}). One exists
 * only if it makes sense.
 *
 * @param id within the policy, from 1 on; it stays with the rule
 * @param priority is kept for clients and changes nothing: an artifact stays where any rule keeps it
 * @param params the number of the template, by the template's id; none for {@code always}
 * @param tagSelectors an artifact has to pass each of them
 * @param scopeSelectors by {@value #REPOSITORY}: a repository has to pass each of them
 */
@JsonNaming(SnakeCaseStrategy.class)
record RetentionRule(
        int id,
        int priority,
        boolean disabled,
        String action,
        RuleTemplate template,
        Map<String, Integer> params,
        List<Selector> tagSelectors,
        Map<String, List<Selector>> scopeSelectors) {

    static final String REPOSITORY = "repository";
    static final String RETAIN = "retain";

    /** @throws DomainException INVALID where something in it is unknown, missing or out of its limits */
    static RetentionRule of(RetentionRuleRequest request, int id) {
        requireRetain(request.action());
        RuleTemplate template = RuleTemplate.of(request.template());
        RetentionRule rule = new RetentionRule(
                id,
                request.priority() == null ? 0 : request.priority(),
                Boolean.TRUE.equals(request.disabled()),
                RETAIN,
                template,
                params(template, request.params() == null ? Map.of() : request.params()),
                selectors("tag_selectors", request.tagSelectors()),
                Map.of(REPOSITORY, scope(request.scopeSelectors() == null ? Map.of() : request.scopeSelectors())));
        RuleSelection.of(rule);
        return rule;
    }

    /** How many or how many days; 0 where the template has no number. */
    int number() {
        return params.getOrDefault(template.id(), 0);
    }

    boolean looksAtPulls() {
        return template.time() != Time.PUSHED;
    }

    /** Whether it decides as the other one does, whatever they are called. */
    boolean isLike(RetentionRule other) {
        return withoutName().equals(other.withoutName());
    }

    private RetentionRule withoutName() {
        return new RetentionRule(0, 0, disabled, action, template, params, tagSelectors, scopeSelectors);
    }

    private static void requireRetain(@Nullable String action) {
        if (action != null && !action.isEmpty() && !action.equals(RETAIN)) {
            throw new DomainException(ErrorKind.INVALID, "unknown action \"" + action + "\": expected " + RETAIN);
        }
    }

    private static Map<String, Integer> params(RuleTemplate template, Map<String, ?> given) {
        if (template.kind() == Kind.EVERYTHING) {
            return Map.of();
        }
        Object number = given.get(template.id());
        long value = switch (number) {
            case Integer whole -> whole;
            case Long whole -> whole;
            case null, default -> -1;
        };
        if (value < 0 || value > template.kind().largest()) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    "params of a rule " + template.id() + (number == null ? " lack it" : " have " + number)
                            + ": expected \"" + template.id() + "\": a whole number from 0 to "
                            + template.kind().largest());
        }
        return Map.of(template.id(), (int) value);
    }

    private static List<Selector> scope(Map<String, @Nullable List<@Nullable Selector>> given) {
        given.forEach((what, selectors) -> {
            if (!what.equals(REPOSITORY)) {
                throw new DomainException(
                        ErrorKind.INVALID, "scope_selectors name \"" + what + "\": expected " + REPOSITORY + " alone");
            }
        });
        return selectors("scope_selectors." + REPOSITORY, given.get(REPOSITORY));
    }

    private static List<Selector> selectors(String field, @Nullable List<@Nullable Selector> given) {
        List<Selector> selectors = new ArrayList<>();
        for (Selector selector : given == null ? List.<@Nullable Selector>of() : given) {
            if (selector == null) {
                throw new DomainException(ErrorKind.INVALID, field + " hold a null: expected selectors alone");
            }
            selectors.add(selector);
        }
        return List.copyOf(selectors);
    }
}
