package dev.berth.artifact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.RepositoryScope;
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

    ManifestDeleter(
            TransactionTemplate transactions,
            RepositoryTable repositories,
            ManifestTable manifests,
            ManifestLinks links,
            BlobLinks blobs,
            TagWriter tags) {
        this.transactions = transactions;
        this.repositories = repositories;
        this.manifests = manifests;
        this.links = links;
        this.blobs = blobs;
        this.tags = tags;
    }

    /**
     * @throws ManifestUnknown where the repository has no such tag or manifest
     * @throws StillReferenced where an index lists the manifest
     */
    public void delete(RepositoryScope scope, Reference reference) {
        transactions.executeWithoutResult(status -> {
            long repositoryId = repositories.findLocked(scope).orElseThrow(() -> new ManifestUnknown(scope, reference));
            boolean deleted = switch (reference) {
                case Tag tag -> tags.delete(repositoryId, tag);
                case Digest digest -> delete(repositoryId, digest);
            };
            if (!deleted) {
                throw new ManifestUnknown(scope, reference);
            }
        });
    }

    private boolean delete(long repositoryId, Digest digest) {
        if (!manifests.lock(repositoryId, digest)) {
            return false;
        }
        links.parent(repositoryId, digest).ifPresent(parent -> {
            throw new StillReferenced("manifest", digest, parent);
        });
        tags.deleteAll(repositoryId, digest);
        cascade(repositoryId, digest);
        return true;
    }

    private void cascade(long repositoryId, Digest first) {
        Deque<Digest> going = new ArrayDeque<>(List.of(first));
        Set<Digest> letGo = new HashSet<>();
        while (!going.isEmpty()) {
            Digest digest = going.remove();
            letGo.addAll(links.blobsOf(repositoryId, digest));
            Collection<Digest> followers = followers(repositoryId, digest);
            manifests.delete(repositoryId, digest);
            Map<Digest, Boolean> unheld = manifests.unheld(repositoryId, followers);
            List<Digest> leased = new ArrayList<>();
            unheld.forEach((follower, underLease) -> (underLease ? leased : going).add(follower));
            manifests.markLetGo(repositoryId, leased);
        }
        blobs.letGo(repositoryId, letGo);
    }

    private Collection<Digest> followers(long repositoryId, Digest digest) {
        List<Digest> followers = new ArrayList<>(links.childrenOf(repositoryId, digest));
        followers.addAll(manifests.referrersOf(repositoryId, digest));
        return followers;
    }
}
