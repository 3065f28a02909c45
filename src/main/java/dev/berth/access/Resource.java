package dev.berth.access;

import java.util.Locale;

/** What a project-level {@link Permission} is about, by the names that Harbor's API gives them. */
public enum Resource {
    PROJECT,
    MEMBER,
    METADATA,
    LOG,
    LABEL,
    QUOTA,
    REPOSITORY,
    ARTIFACT,
    ARTIFACT_ADDITION,
    TAG,
    ACCESSORY,
    ARTIFACT_LABEL,
    TAG_RETENTION,
    IMMUTABLE_TAG,
    CONFIGURATION,
    ROBOT,
    NOTIFICATION_POLICY,
    SCAN,
    SBOM,
    SCANNER,
    PREHEAT_POLICY,
    EXPORT_CVE;

    /** The name in the API and in messages, for example {@code tag-retention}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
