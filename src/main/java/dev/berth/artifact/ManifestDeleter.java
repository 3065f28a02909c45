package dev.berth.artifact;

import java.util.List;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.Principal;
import dev.berth.access.RepositoryScope;
import dev.berth.artifact.ManifestRemoval.Place;
import dev.berth.event.RegistryEvent.TagDeleted;
import dev.berth.oci.Digest;
import dev.berth.oci.Reference;
import dev.berth.oci.Tag;

/**
 * Deletes tags and manifests (Distribution specification, "Content Management"). A tag goes alone. With a manifest go its tags, and what
 * {@link ManifestRemoval} says.
 */
@Component
public class ManifestDeleter {

    private final TransactionTemplate transactions;
    private final RepositoryTable repositories;
    private final ManifestTable manifests;
    private final ManifestLinks links;
    private final ManifestRemoval removal;
    private final TagWriter tags;
    private final ApplicationEventPublisher events;

    ManifestDeleter(
            TransactionTemplate transactions,
            RepositoryTable repositories,
            ManifestTable manifests,
            ManifestLinks links,
            ManifestRemoval removal,
            TagWriter tags,
            ApplicationEventPublisher events) {
        this.transactions = transactions;
        this.repositories = repositories;
        this.manifests = manifests;
        this.links = links;
        this.removal = removal;
        this.tags = tags;
        this.events = events;
    }

    /**
     * Deletes a tag alone, or a manifest with its tags.
     *
     * @throws ManifestUnknown where the repository has no such tag or manifest
     * @throws StillReferenced where an index lists the manifest
     */
    public void delete(RepositoryScope scope, Principal by, Reference reference) {
        transactions.executeWithoutResult(status -> {
            Place place = begin(scope, by, reference);
            switch (reference) {
                case Tag tag -> deleteTag(place, tag);
                case Digest digest -> deleteManifest(place, digest);
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
            Place place = begin(scope, by, reference);
            deleteManifest(
                    place,
                    tags.resolve(place.repositoryId(), reference)
                            .orElseThrow(() -> new ManifestUnknown(scope, reference)));
        });
    }

    private Place begin(RepositoryScope scope, Principal by, Reference reference) {
        long repositoryId = repositories.findLocked(scope).orElseThrow(() -> new ManifestUnknown(scope, reference));
        return new Place(scope, by, repositoryId);
    }

    private void deleteTag(Place place, Tag tag) {
        Digest digest =
                tags.delete(place.repositoryId(), tag).orElseThrow(() -> new ManifestUnknown(place.scope(), tag));
        events.publishEvent(new TagDeleted(place.by(), place.scope(), tag, digest));
    }

    private void deleteManifest(Place place, Digest digest) {
        if (!manifests.lock(place.repositoryId(), digest)) {
            throw new ManifestUnknown(place.scope(), digest);
        }
        links.parent(place.repositoryId(), digest).ifPresent(parent -> {
            throw new StillReferenced("manifest", digest, parent);
        });
        removal.remove(place, List.of(digest));
    }
}
