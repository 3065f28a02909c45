package dev.berth.retention;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.berth.selector.Selector;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A rule as somebody asks for it (Harbor's {@code RetentionRule}); what may stand in it is said by {@link RetentionRule}. */
@JsonNaming(SnakeCaseStrategy.class)
record RetentionRuleRequest(
        @Nullable Integer id,
        @Nullable Integer priority,
        @Nullable Boolean disabled,
        @Nullable String action,
        @Nullable String template,
        @Nullable Map<String, @Nullable Object> params,
        @Nullable List<@Nullable Selector> tagSelectors,
        @Nullable Map<String, @Nullable List<@Nullable Selector>> scopeSelectors) {}
