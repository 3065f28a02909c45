package dev.berth.audit;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.berth.access.Principal;
import dev.berth.access.RepositoryScope;
import dev.berth.event.RegistryEvent;
import dev.berth.event.RegistryEvent.ArtifactDeleted;
import dev.berth.event.RegistryEvent.ArtifactPulled;
import dev.berth.event.RegistryEvent.ArtifactPushed;
import dev.berth.event.RegistryEvent.Changed;
import dev.berth.event.RegistryEvent.QuotaExceeded;
import dev.berth.event.RegistryEvent.QuotaWarned;
import dev.berth.event.RegistryEvent.RepositoryDeleted;
import dev.berth.event.RegistryEvent.RetentionFinished;
import dev.berth.event.RegistryEvent.SignedIn;
import dev.berth.event.RegistryEvent.SignedOut;
import dev.berth.event.RegistryEvent.TagCreated;
import dev.berth.event.RegistryEvent.TagDeleted;
import dev.berth.oci.Digest;
import dev.berth.oci.Tag;

/** Says of every event, in Harbor's words, what happened to what. */
final class AuditedEvent {

    private static final String CREATE = "create";
    private static final String DELETE = "delete";
    private static final String ARTIFACT = "artifact";
    private static final String TAG = "tag";
    private static final String QUOTA = "quota";

    private AuditedEvent() {}

    static AuditedChange of(RegistryEvent event) {
        return switch (event) {
            case ArtifactPushed pushed ->
                ofArtifact(
                        CREATE,
                        pushed.repository(),
                        artifact(pushed.repository(), pushed.digest(), pushed.tags()),
                        Map.of(),
                        fields(pushed.digest(), pushed.tags()));
            case ArtifactPulled pulled ->
                ofArtifact(
                        "pull",
                        pulled.repository(),
                        artifact(pulled.repository(), pulled.digest(), tags(pulled)),
                        Map.of(),
                        fields(pulled.digest(), tags(pulled)));
            case ArtifactDeleted deleted ->
                ofArtifact(
                        DELETE,
                        deleted.repository(),
                        artifact(deleted.repository(), deleted.digest(), List.of()),
                        fields(deleted.digest(), deleted.tags()),
                        Map.of());
            case TagCreated created ->
                ofTag(CREATE, created.repository(), created.tag(), Map.of(), fields(created.digest(), List.of()));
            case TagDeleted deleted ->
                ofTag(DELETE, deleted.repository(), deleted.tag(), fields(deleted.digest(), List.of()), Map.of());
            case RepositoryDeleted deleted ->
                AuditedChange.done(
                        DELETE,
                        "repository",
                        deleted.repository().name().toString(),
                        deleted.repository().projectId(),
                        Map.of(),
                        Map.of());
            case QuotaWarned warned ->
                AuditedChange.done(
                        "warn",
                        QUOTA,
                        "",
                        warned.projectId(),
                        Map.of(),
                        Map.of("limit", warned.limit(), "used", warned.used()));
            case QuotaExceeded exceeded ->
                AuditedChange.done(
                        "exceed",
                        QUOTA,
                        "",
                        exceeded.projectId(),
                        Map.of(),
                        Map.of("limit", exceeded.limit(), "used", exceeded.used(), "asked", exceeded.asked()));
            case RetentionFinished finished ->
                AuditedChange.done(
                        "execute",
                        "tag-retention",
                        Long.toString(finished.executionId()),
                        finished.projectId(),
                        Map.of(),
                        Map.of(
                                "dry_run",
                                finished.dryRun(),
                                "status",
                                finished.status(),
                                "total",
                                finished.total(),
                                "retained",
                                finished.retained()));
            case SignedIn signedIn -> ofSession("login", signedIn.by());
            case SignedOut signedOut -> ofSession("logout", signedOut.by());
            case Changed changed ->
                AuditedChange.done(
                        changed.operation().name().toLowerCase(Locale.ROOT),
                        resourceType(changed.kind()),
                        changed.name(),
                        changed.projectId(),
                        changed.before(),
                        changed.after());
        };
    }

    /** Harbor's name for what was edited. */
    static String resourceType(RegistryEvent.Kind kind) {
        return switch (kind) {
            case PROJECT_METADATA -> "metadata";
            case ARTIFACT_LABEL -> "artifact-label";
            case IMMUTABLE_TAG,
                    TAG_RETENTION,
                    GARBAGE_COLLECTION,
                    PURGE_AUDIT,
                    STORAGE_CHECK,
                    JOB_EXECUTION,
                    JOB_QUEUE -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            case PROJECT, MEMBER, LABEL, ROBOT, USER, GROUP, PROVIDER, REPOSITORY, QUOTA, CONFIGURATION ->
                kind.name().toLowerCase(Locale.ROOT);
        };
    }

    private static AuditedChange ofArtifact(
            String operation,
            RepositoryScope repository,
            String resource,
            Map<String, ?> before,
            Map<String, ?> after) {
        return AuditedChange.done(operation, ARTIFACT, resource, repository.projectId(), before, after);
    }

    private static AuditedChange ofTag(
            String operation, RepositoryScope repository, Tag tag, Map<String, ?> before, Map<String, ?> after) {
        return AuditedChange.done(operation, TAG, repository.name() + ":" + tag, repository.projectId(), before, after);
    }

    private static AuditedChange ofSession(String operation, Principal who) {
        return AuditedChange.done(operation, "user", who.name(), null, Map.of(), Map.of());
    }

    /** {@code repository:tag} where it has one, else {@code repository@digest}. */
    private static String artifact(RepositoryScope repository, Digest digest, List<Tag> tags) {
        return tags.isEmpty() ? repository.name() + "@" + digest : repository.name() + ":" + tags.getFirst();
    }

    private static Map<String, ?> fields(Digest digest, List<Tag> tags) {
        return tags.isEmpty()
                ? Map.of("digest", digest.toString())
                : Map.of(
                        "digest",
                        digest.toString(),
                        "tags",
                        tags.stream().map(Tag::toString).toList());
    }

    private static List<Tag> tags(ArtifactPulled pulled) {
        return pulled.tag() == null ? List.of() : List.of(pulled.tag());
    }
}
