package dev.berth.artifact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import dev.berth.event.RegistryEvent.ArtifactDeleted;
import dev.berth.oci.Digest;
import dev.berth.oci.Tag;

/**
 * What goes with manifests that go, and the only way in which they do: their tags, with an index those of its children that nothing else
 * holds, with a subject its referrers and the signatures that its tags carry (cosign's {@code sha256-….sig}), and so on. What of these is
 * under a running lease is marked, and goes when that ends. A step of a transaction that has locked the repository's row.
 */
@Component
class ManifestRemoval {

    /** So many at once: a subject may have thousands of referrers. */
    private static final int AT_ONCE = 500;

    private final ManifestTable manifests;
    private final ManifestHolds holds;
    private final ManifestLinks links;
    private final BlobLinks blobs;
    private final TagWriter tags;
    private final ApplicationEventPublisher events;
    private final QuotaSettlement settlement;

    ManifestRemoval(
            ManifestTable manifests,
            ManifestHolds holds,
            ManifestLinks links,
            BlobLinks blobs,
            TagWriter tags,
            ApplicationEventPublisher events,
            QuotaSettlement settlement) {
        this.manifests = manifests;
        this.holds = holds;
        this.links = links;
        this.blobs = blobs;
        this.tags = tags;
        this.events = events;
        this.settlement = settlement;
    }

    /**
     * @param first manifests that are locked and that no index lists
     * @return all manifests that went
     */
    Set<Digest> remove(LockedRepository repository, Collection<Digest> first) {
        Set<Digest> going = new LinkedHashSet<>(first);
        Set<Digest> letGo = new HashSet<>();
        long bytes = 0;
        Set<Digest> removed = new HashSet<>();
        while (!going.isEmpty()) {
            List<Digest> some = going.stream().limit(AT_ONCE).toList();
            some.forEach(going::remove);
            letGo.addAll(links.blobsOf(repository.repositoryId(), some));
            Set<Digest> followers = links.followersOf(repository.repositoryId(), some);
            bytes += removeAlone(repository, some);
            removed.addAll(some);
            followers.removeAll(going);
            going.addAll(freeOf(repository.repositoryId(), followers));
        }
        blobs.letGo(repository.repositoryId(), letGo);
        settlement.removed(repository.scope().projectId(), bytes, letGo);
        return removed;
    }

    private long removeAlone(LockedRepository repository, List<Digest> digests) {
        Map<Digest, List<Tag>> gone = tags.deleteAll(repository, digests);
        long bytes = manifests.delete(repository.repositoryId(), digests);
        digests.forEach(digest -> events.publishEvent(new ArtifactDeleted(
                repository.by(), repository.scope(), digest, gone.getOrDefault(digest, List.of()))));
        return bytes;
    }

    /** Of these, what goes now; what goes later is marked. */
    private List<Digest> freeOf(long repositoryId, Set<Digest> followers) {
        List<Digest> free = new ArrayList<>();
        List<Digest> leased = new ArrayList<>();
        holds.unheld(repositoryId, followers)
                .forEach((follower, underLease) -> (underLease ? leased : free).add(follower));
        holds.markLetGo(repositoryId, leased);
        return free;
    }
}
