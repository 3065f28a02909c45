package dev.berth.artifact;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import dev.berth.access.Principal;
import dev.berth.access.RepositoryScope;
import dev.berth.artifact.ManifestCopies.Copied;
import dev.berth.artifact.ManifestCopies.Route;
import dev.berth.artifact.QuotaSettlement.Link;
import dev.berth.event.RegistryEvent.ArtifactPushed;
import dev.berth.oci.Digest;
import dev.berth.oci.Reference;
import dev.berth.oci.Tag;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.quota.QuotaRefusals;
import dev.berth.quota.StorageLimitPassed;

/**
 * Copies an artifact from one repository to another, with its tags, the children of an index, and the accessories of all of these, in one
 * transaction and without touching a byte of the store. What the target has already stays; a tag that it has moves.
 */
@Component
public class ArtifactCopier {

    /** A transaction has to end. */
    private static final int LARGEST_FAMILY = 10_000;

    private final RepositoryTable repositories;
    private final ManifestTable manifests;
    private final ManifestCopies copies;
    private final ManifestLinks links;
    private final BlobLinks blobs;
    private final TagWriter tags;
    private final ApplicationEventPublisher events;
    private final QuotaSettlement settlement;
    private final QuotaRefusals refusals;

    ArtifactCopier(
            RepositoryTable repositories,
            ManifestTable manifests,
            ManifestCopies copies,
            ManifestLinks links,
            BlobLinks blobs,
            TagWriter tags,
            ApplicationEventPublisher events,
            QuotaSettlement settlement,
            QuotaRefusals refusals) {
        this.repositories = repositories;
        this.manifests = manifests;
        this.copies = copies;
        this.links = links;
        this.blobs = blobs;
        this.tags = tags;
        this.events = events;
        this.settlement = settlement;
        this.refusals = refusals;
    }

    /**
     * What is to be copied.
     *
     * @param source a repository that the caller may pull from
     */
    public record Copy(RepositoryScope source, Reference reference, RepositoryScope target) {}

    /**
     * @throws ManifestUnknown where the source has no such tag or manifest
     * @throws DomainException DENIED where it is an accessory, which goes with what it belongs to
     * @throws dev.berth.immutability.ImmutableTag where a tag of the target would move and must not
     * @throws StorageLimitPassed where the target's project would hold more than it may
     */
    public void copy(Copy copy, Principal by) {
        refusals.inTransaction(by, () -> {
            Route route = lock(copy);
            Digest root = tags.resolve(route.sourceId(), copy.reference).orElseThrow(() -> unknown(copy));
            requireNoAccessory(
                    copy, manifests.accessoryType(route.sourceId(), root).orElseThrow(() -> unknown(copy)));
            List<Digest> family = family(route, root);
            List<Copied> added = copies.copyManifests(route, family, by);
            blobs.copy(route.sourceId(), route.targetId(), links.blobsOf(route.sourceId(), family));
            List<Link> referred = copies.copyReferences(route, family);
            Map<Tag, Digest> pointers = copies.tags(route.sourceId(), root, family);
            List<Tag> moved = tags.point(new LockedRepository(copy.target, by, route.targetId()), pointers);
            pointers.keySet().retainAll(moved);
            publish(copy, by, added, pointers);
            long bytes = added.stream().mapToLong(Copied::size).sum();
            settlement.added(by, route.targetProjectId(), route.targetId(), bytes, referred);
        });
    }

    private Route lock(Copy copy) {
        long sourceId = repositories.find(copy.source).orElseThrow(() -> unknown(copy));
        long targetId = repositories.ensure(copy.target);
        if (!repositories.lockAll(List.of(sourceId, targetId))) {
            throw unknown(copy);
        }
        return new Route(sourceId, targetId, copy.target.projectId());
    }

    private static ManifestUnknown unknown(Copy copy) {
        return new ManifestUnknown(copy.source, copy.reference);
    }

    private static void requireNoAccessory(Copy copy, String accessoryType) {
        if (!accessoryType.isEmpty()) {
            throw new DomainException(
                    ErrorKind.DENIED,
                    copy.reference + " is an accessory (" + accessoryType
                            + "), which is copied with the artifact that it belongs to, not alone");
        }
    }

    private List<Digest> family(Route route, Digest root) {
        List<Digest> family = copies.family(route.sourceId(), root, LARGEST_FAMILY + 1);
        if (family.size() > LARGEST_FAMILY) {
            throw new DomainException(
                    ErrorKind.PRECONDITION,
                    "the artifact has more than " + LARGEST_FAMILY
                            + " children and accessories: copy these by pushing");
        }
        return family;
    }

    /** One event for each manifest that is new or has got a tag. */
    private void publish(Copy copy, Principal by, List<Copied> added, Map<Tag, Digest> moved) {
        Stream.concat(added.stream().map(Copied::digest), moved.values().stream())
                .distinct()
                .forEach(digest -> events.publishEvent(new ArtifactPushed(by, copy.target, digest, of(digest, moved))));
    }

    private static List<Tag> of(Digest digest, Map<Tag, Digest> moved) {
        return moved.entrySet().stream()
                .filter(pointer -> pointer.getValue().equals(digest))
                .map(Map.Entry::getKey)
                .toList();
    }
}
