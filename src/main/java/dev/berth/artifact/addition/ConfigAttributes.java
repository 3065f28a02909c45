package dev.berth.artifact.addition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.berth.artifact.ArtifactType;
import dev.berth.oci.Manifest;
import dev.berth.oci.ManifestParser;
import dev.berth.oci.MediaTypes;

/** Which facts of a config are an artifact's attributes, by its type, as in Harbor. */
final class ConfigAttributes {

    /** What an image's {@code config} may say (OCI image specification, config.md); the rest of an image's config is left out. */
    private static final Set<String> RUNTIME = Set.of(
            "User",
            "ExposedPorts",
            "Env",
            "Entrypoint",
            "Cmd",
            "Volumes",
            "WorkingDir",
            "Labels",
            "StopSignal",
            "ArgsEscaped");

    /** Labels that name the author where the config does not. */
    private static final List<String> AUTHORS = List.of("org.opencontainers.image.authors", "maintainer");

    /** Attributes that the pusher does not want to be shown. */
    private static final String HIDDEN = "io.goharbor.artifact.v1alpha1.skip-list";

    private static final String CONFIG_TYPE = "manifest.config.mediaType";
    private static final String TITLE = "org.opencontainers.image.title";

    private ConfigAttributes() {}

    static Map<String, @Nullable Object> of(AttributeTable.Source source, Map<String, @Nullable Object> config) {
        return switch (source.type()) {
            case ArtifactType.IMAGE -> image(config);
            case ArtifactType.WASM -> wasm(source, config);
            case ArtifactType.CHART, ArtifactType.CNAB, ArtifactType.CNAI, ArtifactType.SBOM -> config;
            default -> userDefined(source, config);
        };
    }

    private static Map<String, @Nullable Object> image(Map<String, @Nullable Object> config) {
        Map<String, @Nullable Object> runtime = new LinkedHashMap<>(fields(config.get("config")));
        runtime.keySet().retainAll(RUNTIME);
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        attributes.put("architecture", text(config.get("architecture")));
        attributes.put("author", author(config, fields(runtime.get("Labels"))));
        attributes.put("config", runtime);
        attributes.put("created", config.get("created"));
        attributes.put("os", text(config.get("os")));
        return attributes;
    }

    private static String author(Map<String, @Nullable Object> config, Map<String, @Nullable Object> labels) {
        List<String> candidates = new ArrayList<>(List.of(text(config.get("author"))));
        AUTHORS.forEach(label -> candidates.add(text(labels.get(label))));
        return candidates.stream().filter(one -> !one.isEmpty()).findFirst().orElse("");
    }

    /** A module lies in an artifact of its own kind, or in an image that is annotated to be one. */
    private static Map<String, @Nullable Object> wasm(
            AttributeTable.Source source, Map<String, @Nullable Object> config) {
        if (!(manifest(source) instanceof Manifest.Image manifest)) {
            return Map.of();
        }
        String configType = manifest.config().mediaType();
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        if (configType.equals(MediaTypes.OCI_CONFIG) || configType.equals(MediaTypes.DOCKER_CONFIG)) {
            attributes.putAll(image(config));
        } else if (!manifest.layers().isEmpty()) {
            attributes.put(
                    "manifest.layers.mediaType", manifest.layers().getFirst().mediaType());
            attributes.put(TITLE, manifest.layers().getFirst().annotations().getOrDefault(TITLE, ""));
        }
        attributes.put(CONFIG_TYPE, configType);
        return attributes;
    }

    /** Where the manifest is too large to be asked what it hides, nothing is shown. */
    private static Map<String, @Nullable Object> userDefined(
            AttributeTable.Source source, Map<String, @Nullable Object> config) {
        if (!(manifest(source) instanceof Manifest.Image manifest)) {
            return Map.of();
        }
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>(config);
        String hidden = manifest.config().annotations().getOrDefault(HIDDEN, "");
        attributes.keySet().removeAll(List.of(hidden.split(",")));
        return attributes;
    }

    private static @Nullable Manifest manifest(AttributeTable.Source source) {
        return source.manifest() == null ? null : ManifestParser.parse(source.manifest(), source.manifestMediaType());
    }

    @SuppressWarnings("unchecked") // PushedJson makes maps of this type only
    private static Map<String, @Nullable Object> fields(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }
}
