package dev.berth.immutability;

import java.util.List;
import java.util.Map;

import dev.berth.immutability.Coverage.Words;
import dev.berth.selector.Selector;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A rule as the API shows it (Harbor's {@code ImmutableRule}): priority, action, template and params are the same for all. */
@JsonNaming(SnakeCaseStrategy.class)
record RuleReply(
        long id,
        int priority,
        boolean disabled,
        String action,
        String template,
        Map<String, Object> params,
        List<Selector> tagSelectors,
        Map<String, List<Selector>> scopeSelectors) {

    private static final String TEMPLATE = "immutable_template";

    static RuleReply of(long id, boolean disabled, Words covered) {
        return new RuleReply(
                id,
                0,
                disabled,
                RuleRequest.ACTION,
                TEMPLATE,
                Map.of(),
                List.of(covered.tags()),
                Map.of(RuleRequest.REPOSITORY, List.of(covered.repositories())));
    }
}
