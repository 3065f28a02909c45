package dev.berth.project;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Body of {@code PUT /projects/…} (Harbor's {@code ProjectReq}). A limit of storage is passed over as Harbor does: it is changed by the quota.
 */
record ProjectUpdate(
        @JsonProperty("project_name") @Nullable String name,
        @JsonProperty("public") @Nullable Boolean open,
        @Nullable Map<String, @Nullable String> metadata,
        @JsonProperty("cve_allowlist") @Nullable CveAllowlist cveAllowlist,
        @JsonProperty("registry_id") @Nullable Long registryId) {

    /** What is to change; the other settings stay as they are. */
    Map<MetadataKey, String> settings() {
        Map<MetadataKey, String> settings = ProjectMetadata.ofModel(metadata);
        if (open != null) {
            settings.putIfAbsent(MetadataKey.PUBLIC, open.toString());
        }
        return settings;
    }
}
