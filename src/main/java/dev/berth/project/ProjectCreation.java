package dev.berth.project;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Body of {@code POST /projects} (Harbor's {@code ProjectReq}): what the client may decide, and nothing else (S01). */
record ProjectCreation(
        @JsonProperty("project_name") @Nullable String name,
        @JsonProperty("public") @Nullable Boolean open,
        @Nullable Map<String, @Nullable String> metadata,
        @JsonProperty("cve_allowlist") @Nullable CveAllowlist cveAllowlist,
        @JsonProperty("storage_limit") @Nullable Long storageLimit,
        @JsonProperty("registry_id") @Nullable Long registryId) {

    /** Newer clients say it among the metadata, older ones beside the name; a project is private unless one of them says otherwise. */
    Map<MetadataKey, String> settings() {
        Map<MetadataKey, String> settings = ProjectMetadata.ofModel(metadata);
        settings.putIfAbsent(MetadataKey.PUBLIC, Boolean.toString(Boolean.TRUE.equals(open)));
        return settings;
    }
}
