package dev.berth.artifact;

import java.util.List;
import java.util.Map;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.Principal;
import dev.berth.access.RepositoryScope;
import dev.berth.event.RegistryEvent.TagCreated;
import dev.berth.event.RegistryEvent.TagDeleted;
import dev.berth.oci.Digest;
import dev.berth.oci.Reference;
import dev.berth.oci.Tag;

/** Tags of an artifact that is there already: made without a push, and taken away without the artifact. */
@Component
class ArtifactTags {

    private final TransactionTemplate transactions;
    private final RepositoryTable repositories;
    private final ManifestTable manifests;
    private final ManifestHolds holds;
    private final TagWriter tags;
    private final ApplicationEventPublisher events;

    ArtifactTags(
            TransactionTemplate transactions,
            RepositoryTable repositories,
            ManifestTable manifests,
            ManifestHolds holds,
            TagWriter tags,
            ApplicationEventPublisher events) {
        this.transactions = transactions;
        this.repositories = repositories;
        this.manifests = manifests;
        this.holds = holds;
        this.tags = tags;
        this.events = events;
    }

    /**
     * @throws ManifestUnknown where the repository has no such artifact
     * @throws TagTaken where the tag exists, be it this artifact's
     */
    void create(RepositoryScope scope, Reference artifact, Tag tag, Principal by) {
        transactions.executeWithoutResult(status -> {
            long repositoryId = repositories.requireLocked(scope);
            Digest digest = require(scope, repositoryId, artifact);
            if (tags.resolve(repositoryId, tag).isPresent()) {
                throw new TagTaken(tag);
            }
            tags.point(new LockedRepository(scope, by, repositoryId), Map.of(tag, digest));
            holds.keep(repositoryId, List.of(digest));
            events.publishEvent(new TagCreated(by, scope, tag, digest));
        });
    }

    /**
     * @throws ManifestUnknown where the repository has no such artifact, or the artifact no such tag
     * @throws dev.berth.immutability.ImmutableTag where the tag must stay
     */
    void delete(RepositoryScope scope, Reference artifact, Tag tag, Principal by) {
        transactions.executeWithoutResult(status -> {
            long repositoryId = repositories.requireLocked(scope);
            Digest digest = require(scope, repositoryId, artifact);
            if (!tags.resolve(repositoryId, tag).filter(digest::equals).isPresent()) {
                throw new ManifestUnknown(scope, tag);
            }
            tags.delete(new LockedRepository(scope, by, repositoryId), tag);
            events.publishEvent(new TagDeleted(by, scope, tag, digest));
        });
    }

    private Digest require(RepositoryScope scope, long repositoryId, Reference artifact) {
        return tags.resolve(repositoryId, artifact)
                .filter(digest -> manifests.lock(repositoryId, digest))
                .orElseThrow(() -> new ManifestUnknown(scope, artifact));
    }
}
