package dev.berth.project;

import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Body of {@code POST /projects} and {@code PUT /projects/…} (Harbor's {@code ProjectReq}): what the client may decide, and nothing else (S01).
 *
 * @param storageLimit of a new project, in bytes; later the quota is changed instead
 */
record ProjectRequest(
        @JsonProperty("project_name") @Nullable String name,
        @JsonProperty("public") @Nullable Boolean open,
        @Nullable ProjectMetadata metadata,
        @JsonProperty("cve_allowlist") @Nullable CveAllowlist cveAllowlist,
        @JsonProperty("storage_limit") @Nullable Long storageLimit,
        @JsonProperty("registry_id") @Nullable Long registryId) {

    /** The settings that are named. Newer clients say among the metadata whether the project is public, older ones beside the name. */
    Map<MetadataKey, String> settings() {
        Map<MetadataKey, String> settings = metadata == null ? new EnumMap<>(MetadataKey.class) : metadata.settings();
        if (open != null) {
            settings.putIfAbsent(MetadataKey.PUBLIC, open.toString());
        }
        return settings;
    }
}
