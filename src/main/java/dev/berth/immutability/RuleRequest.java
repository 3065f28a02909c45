package dev.berth.immutability;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.selector.Selector;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Body of {@code POST} and {@code PUT} of a rule (Harbor's {@code ImmutableRule}). What the server decides, such as the id, is ignored: clients send
 * whole rules back.
 *
 * @param action {@code immutable}, which nothing means as well
 * @param tagSelectors exactly one
 * @param scopeSelectors exactly one, under {@code repository}
 */
@JsonNaming(SnakeCaseStrategy.class)
record RuleRequest(
        @Nullable Boolean disabled,
        @Nullable String action,
        @Nullable List<@Nullable Selector> tagSelectors,
        @Nullable Map<String, @Nullable List<@Nullable Selector>> scopeSelectors) {

    static final String ACTION = "immutable";
    static final String REPOSITORY = "repository";

    /** @throws DomainException INVALID where it says something else than which tags of which repositories are immutable */
    Coverage coverage() {
        if (action != null && !action.isEmpty() && !action.equals(ACTION)) {
            throw invalid("invalid action \"" + action + "\" of a rule: expected " + ACTION);
        }
        if (scopeSelectors != null && !scopeSelectors.keySet().equals(Set.of(REPOSITORY))) {
            throw invalid("invalid scope_selectors of a rule: expected " + REPOSITORY + " and nothing else");
        }
        return Coverage.of(
                only("tag_selectors", tagSelectors),
                only("scope_selectors." + REPOSITORY, scopeSelectors == null ? null : scopeSelectors.get(REPOSITORY)));
    }

    boolean isDisabled() {
        return Boolean.TRUE.equals(disabled);
    }

    private static Selector only(String field, @Nullable List<@Nullable Selector> selectors) {
        Selector first = selectors == null || selectors.size() != 1 ? null : selectors.getFirst();
        if (first == null) {
            throw invalid("invalid " + field
                    + " of a rule: expected exactly one selector, whose pattern {a,b} stands for several");
        }
        return first;
    }

    private static DomainException invalid(String message) {
        return new DomainException(ErrorKind.INVALID, message);
    }
}
