package dev.berth.event;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.berth.access.Principal;
import dev.berth.access.RepositoryScope;
import dev.berth.oci.Digest;
import dev.berth.oci.Tag;

/**
 * Something has happened. An event of a change is published in the transaction of the change, through Spring's event publisher, and its
 * listeners only insert rows in that transaction; a pull is published outside of any.
 */
public sealed interface RegistryEvent {

    /** From this share of its limit on, a project's keepers are warned. */
    int QUOTA_WARNING_PERCENT = 85;

    /** Who did it. */
    Principal by();

    /** A manifest came into a repository, or a tag of it was set or moved by a push or a copy. */
    record ArtifactPushed(Principal by, RepositoryScope repository, Digest digest, List<Tag> tags)
            implements RegistryEvent {}

    /** A manifest was handed out. */
    record ArtifactPulled(
            Principal by,
            RepositoryScope repository,
            Digest digest,
            @Nullable Tag tag) implements RegistryEvent {}

    /** A manifest went, with these tags. What went because of it has events of its own. */
    record ArtifactDeleted(Principal by, RepositoryScope repository, Digest digest, List<Tag> tags)
            implements RegistryEvent {}

    /** A tag was made for a manifest that was there already. */
    record TagCreated(Principal by, RepositoryScope repository, Tag tag, Digest digest) implements RegistryEvent {}

    /** A tag went alone. */
    record TagDeleted(Principal by, RepositoryScope repository, Tag tag, Digest digest) implements RegistryEvent {}

    /** A repository went with all that was in it. */
    record RepositoryDeleted(Principal by, RepositoryScope repository) implements RegistryEvent {}

    /**
     * A project has come to hold more than {@value #QUOTA_WARNING_PERCENT} % of its limit; published in the transaction that brought it there.
     *
     * @param limit in bytes, as {@code used}
     */
    record QuotaWarned(Principal by, long projectId, long limit, long used) implements RegistryEvent {}

    /**
     * Something was refused since it would have passed a project's limit; published outside of the transaction, which is rolled back.
     *
     * @param limit in bytes, as the other two
     * @param asked what it would have added
     */
    record QuotaExceeded(Principal by, long projectId, long limit, long used, long asked) implements RegistryEvent {}

    /** A run of a project's retention policy has ended. The counts are those of artifacts. */
    record RetentionFinished(
            Principal by, long projectId, long executionId, boolean dryRun, String status, long total, long retained)
            implements RegistryEvent {}

    /** Somebody began a session. */
    record SignedIn(Principal by) implements RegistryEvent {}

    /** Somebody ended a session. */
    record SignedOut(Principal by) implements RegistryEvent {}

    /**
     * Something that people edit was made, changed or deleted.
     *
     * @param name what it is called, as people know it
     * @param projectId the project that it belongs to, or absent
     * @param before its fields by the API's names, empty where it was made; never a secret
     * @param after its fields, empty where it was deleted; never a secret
     */
    record Changed(
            Principal by,
            Kind kind,
            Operation operation,
            String name,
            @Nullable Long projectId,
            Map<String, ?> before,
            Map<String, ?> after)
            implements RegistryEvent {}

    /** What can be edited. */
    enum Kind {
        PROJECT,
        PROJECT_METADATA,
        MEMBER,
        LABEL,
        ROBOT,
        USER,
        GROUP,
        PROVIDER,
        REPOSITORY,
        ARTIFACT_LABEL,
        QUOTA,
        IMMUTABLE_TAG,
        TAG_RETENTION,
        GARBAGE_COLLECTION,
        PURGE_AUDIT,
        STORAGE_CHECK,
        JOB_EXECUTION,
        JOB_QUEUE,
        CONFIGURATION
    }

    /** What was done to it. */
    enum Operation {
        CREATE,
        UPDATE,
        DELETE
    }
}
