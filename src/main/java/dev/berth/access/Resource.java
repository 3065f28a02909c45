package dev.berth.access;

import java.util.Locale;

/** What a {@link Permission} is about, by the names that Harbor's API gives them: in a project, in the system, or in either. */
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
    EXPORT_CVE,
    AUDIT_LOG,
    CATALOG,
    GARBAGE_COLLECTION,
    JOBSERVICE_MONITOR,
    LDAP_USER,
    PREHEAT_INSTANCE,
    PURGE_AUDIT,
    REGISTRY,
    REPLICATION,
    REPLICATION_ADAPTER,
    REPLICATION_POLICY,
    SCAN_ALL,
    SECURITY_HUB,
    SYSTEM_VOLUMES,
    USER,
    USER_GROUP;

    /** The name in the API and in messages, for example {@code tag-retention}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
