package dev.berth.artifact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.Principal;
import dev.berth.access.RepositoryScope;
import dev.berth.event.RegistryEvent.ArtifactDeleted;
import dev.berth.event.RegistryEvent.TagDeleted;
import dev.berth.oci.Digest;
import dev.berth.oci.Reference;
import dev.berth.oci.Tag;

/**
 * Deletes tags and manifests (Distribution specification, "Content Management"). A tag goes alone. With a manifest go its tags, with an
 * index those of its children that nothing else holds, with a subject its referrers, and so on; what of these is under a running lease
 * goes when that ends.
 */
@Component
public class ManifestDeleter {

    private final TransactionTemplate transactions;
    private final RepositoryTable repositories;
    private final ManifestTable manifests;
    private final ManifestLinks links;
    private final BlobLinks blobs;
    private final TagWriter tags;
    private final ApplicationEventPublisher events;
    private final QuotaSettlement settlement;

    ManifestDeleter(
            TransactionTemplate transactions,
            RepositoryTable repositories,
            ManifestTable manifests,
            ManifestLinks links,
            BlobLinks blobs,
            TagWriter tags,
            ApplicationEventPublisher events,
            QuotaSettlement settlement) {
        this.transactions = transactions;
        this.repositories = repositories;
        this.manifests = manifests;
        this.links = links;
        this.blobs = blobs;
        this.tags = tags;
        this.events = events;
        this.settlement = settlement;
    }

    /** Somebody's deletion in a repository that is locked. */
    private record Deletion(RepositoryScope scope, Principal by, long repositoryId) {}

    /**
     * Deletes a tag alone, or a manifest with its tags.
     *
     * @throws ManifestUnknown where the repository has no such tag or manifest
     * @throws StillReferenced where an index lists the manifest
     */
    public void delete(RepositoryScope scope, Principal by, Reference reference) {
        transactions.executeWithoutResult(status -> {
            Deletion deletion = begin(scope, by, reference);
            switch (reference) {
                case Tag tag -> deleteTag(deletion, tag);
                case Digest digest -> deleteManifest(deletion, digest);
            }
        });
    }

    /**
     * Deletes the manifest that a tag or a digest names, with all its tags.
     *
     * @throws ManifestUnknown where the repository has no such tag or manifest
     * @throws StillReferenced where an index lists the manifest
     */
    public void deleteArtifact(RepositoryScope scope, Principal by, Reference reference) {
        transactions.executeWithoutResult(status -> {
            Deletion deletion = begin(scope, by, reference);
            deleteManifest(
                    deletion,
                    tags.resolve(deletion.repositoryId, reference)
                            .orElseThrow(() -> new ManifestUnknown(scope, reference)));
        });
    }

    private Deletion begin(RepositoryScope scope, Principal by, Reference reference) {
        long repositoryId = repositories.findLocked(scope).orElseThrow(() -> new ManifestUnknown(scope, reference));
        return new Deletion(scope, by, repositoryId);
    }

    private void deleteTag(Deletion deletion, Tag tag) {
        Digest digest =
                tags.delete(deletion.repositoryId, tag).orElseThrow(() -> new ManifestUnknown(deletion.scope, tag));
        events.publishEvent(new TagDeleted(deletion.by, deletion.scope, tag, digest));
    }

    private void deleteManifest(Deletion deletion, Digest digest) {
        if (!manifests.lock(deletion.repositoryId, digest)) {
            throw new ManifestUnknown(deletion.scope, digest);
        }
        links.parent(deletion.repositoryId, digest).ifPresent(parent -> {
            throw new StillReferenced("manifest", digest, parent);
        });
        List<Tag> gone = tags.deleteAll(deletion.repositoryId, digest);
        events.publishEvent(new ArtifactDeleted(deletion.by, deletion.scope, digest, gone));
        cascade(deletion, digest);
    }

    private void cascade(Deletion deletion, Digest first) {
        long repositoryId = deletion.repositoryId;
        Deque<Digest> going = new ArrayDeque<>(List.of(first));
        Set<Digest> letGo = new HashSet<>();
        long bytes = 0;
        while (!going.isEmpty()) {
            Digest digest = going.remove();
            letGo.addAll(links.blobsOf(repositoryId, digest));
            Collection<Digest> followers = followers(repositoryId, digest);
            bytes += manifests.delete(repositoryId, digest);
            if (!digest.equals(first)) {
                events.publishEvent(new ArtifactDeleted(deletion.by, deletion.scope, digest, List.of()));
            }
            Map<Digest, Boolean> unheld = manifests.unheld(repositoryId, followers);
            List<Digest> leased = new ArrayList<>();
            unheld.forEach((follower, underLease) -> (underLease ? leased : going).add(follower));
            manifests.markLetGo(repositoryId, leased);
        }
        blobs.letGo(repositoryId, letGo);
        settlement.removed(deletion.scope.projectId(), bytes, letGo);
    }

    private Collection<Digest> followers(long repositoryId, Digest digest) {
        List<Digest> followers = new ArrayList<>(links.childrenOf(repositoryId, digest));
        followers.addAll(manifests.referrersOf(repositoryId, digest));
        return followers;
    }
}
