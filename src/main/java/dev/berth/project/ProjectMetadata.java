package dev.berth.project;

import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.berth.platform.DomainException;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A project's settings as part of a project: texts, of which {@link MetadataKey} says what they may be. Clients send back what some server
 * once showed them, so what is not among these is passed over.
 *
 * @param retentionId of the project's retention policy; the server keeps it, and what clients send is passed over
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProjectMetadata(
        @JsonProperty("public") @Nullable String open,
        @Nullable String enableContentTrust,
        @Nullable String enableContentTrustCosign,
        @Nullable String preventVul,
        @Nullable String severity,
        @Nullable String autoScan,
        @Nullable String autoSbomGeneration,
        @Nullable String reuseSysCveAllowlist,
        @Nullable String retentionId) {

    static ProjectMetadata of(Map<String, String> values) {
        return new ProjectMetadata(
                values.get("public"),
                values.get("enable_content_trust"),
                values.get("enable_content_trust_cosign"),
                values.get("prevent_vul"),
                values.get("severity"),
                values.get("auto_scan"),
                values.get("auto_sbom_generation"),
                values.get("reuse_sys_cve_allowlist"),
                values.get(Project.RETENTION_ID));
    }

    /**
     * The settings that are named, with their values as they are kept.
     *
     * @throws DomainException INVALID for a value that a setting cannot have
     */
    Map<MetadataKey, String> settings() {
        Map<MetadataKey, String> settings = new EnumMap<>(MetadataKey.class);
        put(settings, MetadataKey.PUBLIC, open);
        put(settings, MetadataKey.ENABLE_CONTENT_TRUST, enableContentTrust);
        put(settings, MetadataKey.ENABLE_CONTENT_TRUST_COSIGN, enableContentTrustCosign);
        put(settings, MetadataKey.PREVENT_VUL, preventVul);
        put(settings, MetadataKey.SEVERITY, severity);
        put(settings, MetadataKey.AUTO_SCAN, autoScan);
        put(settings, MetadataKey.AUTO_SBOM_GENERATION, autoSbomGeneration);
        put(settings, MetadataKey.REUSE_SYS_CVE_ALLOWLIST, reuseSysCveAllowlist);
        return settings;
    }

    private static void put(Map<MetadataKey, String> settings, MetadataKey key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            settings.put(key, key.value(value));
        }
    }
}
