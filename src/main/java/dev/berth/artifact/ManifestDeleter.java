package dev.berth.artifact;

import java.util.List;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.Principal;
import dev.berth.access.RepositoryScope;
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
            LockedRepository repository = begin(scope, by, reference);
            switch (reference) {
                case Tag tag -> deleteTag(repository, tag);
                case Digest digest -> deleteManifest(repository, digest);
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
            LockedRepository repository = begin(scope, by, reference);
            deleteManifest(
                    repository,
                    tags.resolve(repository.repositoryId(), reference)
                            .orElseThrow(() -> new ManifestUnknown(scope, reference)));
        });
    }

    private LockedRepository begin(RepositoryScope scope, Principal by, Reference reference) {
        long repositoryId = repositories.findLocked(scope).orElseThrow(() -> new ManifestUnknown(scope, reference));
        return new LockedRepository(scope, by, repositoryId);
    }

    private void deleteTag(LockedRepository repository, Tag tag) {
        Digest digest = tags.delete(repository, tag).orElseThrow(() -> new ManifestUnknown(repository.scope(), tag));
        events.publishEvent(new TagDeleted(repository.by(), repository.scope(), tag, digest));
    }

    private void deleteManifest(LockedRepository repository, Digest digest) {
        if (!manifests.lock(repository.repositoryId(), digest)) {
            throw new ManifestUnknown(repository.scope(), digest);
        }
        links.parent(repository.repositoryId(), digest).ifPresent(parent -> {
            throw new StillReferenced("manifest", digest, parent);
        });
        removal.remove(repository, List.of(digest));
    }
}
