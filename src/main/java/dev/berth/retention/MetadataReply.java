package dev.berth.retention;

import java.util.List;

import dev.berth.retention.RuleTemplate.Kind;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What clients offer to those who make rules (Harbor's {@code RetentionMetadata}). */
@JsonNaming(SnakeCaseStrategy.class)
record MetadataReply(
        List<TemplateReply> templates, List<SelectorReply> scopeSelectors, List<SelectorReply> tagSelectors) {

    static final MetadataReply ALL = new MetadataReply(
            RuleTemplate.offered().stream().map(TemplateReply::of).toList(),
            List.of(new SelectorReply("Repositories", List.of("repoMatches", "repoExcludes"))),
            List.of(new SelectorReply("Tags", List.of("matches", "excludes"))));

    @JsonNaming(SnakeCaseStrategy.class)
    record TemplateReply(String ruleTemplate, String displayText, String action, List<ParameterReply> params) {

        static TemplateReply of(RuleTemplate template) {
            return new TemplateReply(
                    template.id(),
                    template.displayText(),
                    RetentionRule.RETAIN,
                    template.kind() == Kind.EVERYTHING
                            ? List.of()
                            : List.of(new ParameterReply("int", template.kind().name(), true)));
        }
    }

    record ParameterReply(String type, String unit, boolean required) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record SelectorReply(String displayText, String kind, List<String> decorations) {

        SelectorReply(String displayText, List<String> decorations) {
            this(displayText, "doublestar", decorations);
        }
    }
}
