package dev.berth.artifact.addition;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

import com.fasterxml.jackson.annotation.JsonInclude;

/** The dependencies that a chart of the older form lists in requirements.yaml. */
final class ChartRequirements {

    private ChartRequirements() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Dependency(
            @Nullable String name,
            @Nullable String version,
            @Nullable String repository,
            @Nullable String condition,
            @Nullable String alias) {}

    /** @throws UnreadableContent where it is no YAML */
    static List<Dependency> parse(String file) {
        try {
            return new Yaml(new SafeConstructor(limits())).load(file) instanceof Map<?, ?> root
                            && root.get("dependencies") instanceof List<?> listed
                    ? listed.stream().map(ChartRequirements::dependency).toList()
                    : List.of();
        } catch (YAMLException e) {
            throw new UnreadableContent("the chart's requirements.yaml is no YAML");
        }
    }

    private static Dependency dependency(@Nullable Object listed) {
        Map<?, ?> fields = listed instanceof Map<?, ?> map ? map : Map.of();
        return new Dependency(
                text(fields, "name"),
                text(fields, "version"),
                text(fields, "repository"),
                text(fields, "condition"),
                text(fields, "alias"));
    }

    private static @Nullable String text(Map<?, ?> fields, String name) {
        return switch (fields.get(name)) {
            case String text -> text;
            case Number number -> number.toString();
            case null, default -> null;
        };
    }

    /** Without aliases a document cannot become larger than it is written. */
    private static LoaderOptions limits() {
        LoaderOptions limits = new LoaderOptions();
        limits.setMaxAliasesForCollections(0);
        limits.setNestingDepthLimit(16);
        limits.setCodePointLimit(Additions.LARGEST_FILE);
        return limits;
    }
}
