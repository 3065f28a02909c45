package dev.berth.artifact;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import dev.berth.access.Principal;
import dev.berth.access.RepositoryScope;
import dev.berth.artifact.QuotaSettlement.Link;
import dev.berth.event.RegistryEvent.ArtifactPushed;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.Manifest;
import dev.berth.oci.ManifestParser;
import dev.berth.oci.Reference;
import dev.berth.oci.Tag;
import dev.berth.quota.QuotaRefusals;
import dev.berth.quota.StorageLimitPassed;

/** Takes manifests into a repository, each in one transaction (Distribution specification, "Pushing Manifests"). */
@Component
public class ManifestPusher {

    private final RepositoryTable repositories;
    private final ManifestTable manifests;
    private final ManifestLinks links;
    private final ManifestReferences references;
    private final TagWriter tags;
    private final ApplicationEventPublisher events;
    private final QuotaSettlement settlement;
    private final QuotaRefusals refusals;

    ManifestPusher(
            RepositoryTable repositories,
            ManifestTable manifests,
            ManifestLinks links,
            ManifestReferences references,
            TagWriter tags,
            ApplicationEventPublisher events,
            QuotaSettlement settlement,
            QuotaRefusals refusals) {
        this.repositories = repositories;
        this.manifests = manifests;
        this.links = links;
        this.references = references;
        this.tags = tags;
        this.events = events;
        this.settlement = settlement;
        this.refusals = refusals;
    }

    /**
     * What a client sends.
     *
     * @param reference the tag to set or the digest that the content must have
     * @param tags more tags to set
     */
    public record Push(
            Reference reference,
            List<Tag> tags,
            byte[] content,
            @Nullable String contentType) {}

    /** What became of it. */
    public record Pushed(Digest digest, @Nullable Digest subject) {}

    /**
     * @throws DigestMismatch where the content has another digest than the reference
     * @throws MissingReferences where the repository lacks what the manifest refers to
     * @throws StorageLimitPassed where the project would hold more than it may
     * @throws dev.berth.immutability.ImmutableTag where a tag would move and must not
     */
    public Pushed push(RepositoryScope scope, Principal principal, Push push) {
        Manifest manifest = ManifestParser.parse(push.content(), push.contentType());
        Digest digest = digest(push);
        Collection<Tag> wanted = push.reference() instanceof Tag tag ? List.of(tag) : push.tags();
        refusals.inTransaction(principal, () -> {
            long repositoryId = repositories.ensureLocked(scope);
            ManifestReferences.Resolved resolved = references.require(repositoryId, manifest);
            boolean isNew = manifests.insert(repositoryId, digest, manifest, push.content(), wanted, principal);
            List<Digest> linked = links.linkBlobs(scope, repositoryId, digest, resolved.blobs());
            links.linkChildren(repositoryId, digest, manifest, resolved.children());
            List<Tag> changed =
                    tags.point(new LockedRepository(scope, principal, repositoryId), pointing(wanted, digest));
            if (isNew || !changed.isEmpty()) {
                events.publishEvent(new ArtifactPushed(principal, scope, digest, changed));
            }
            settlement.added(
                    principal,
                    scope.projectId(),
                    repositoryId,
                    isNew ? push.content().length : 0,
                    linked.stream().map(blob -> new Link(digest, blob)).toList());
        });
        return new Pushed(digest, manifest.subject());
    }

    private static Map<Tag, Digest> pointing(Collection<Tag> tags, Digest digest) {
        Map<Tag, Digest> pointing = new LinkedHashMap<>();
        tags.forEach(tag -> pointing.put(tag, digest));
        return pointing;
    }

    private static Digest digest(Push push) {
        DigestAlgorithm algorithm =
                push.reference() instanceof Digest digest ? digest.algorithm() : DigestAlgorithm.SHA256;
        Digest actual = Digest.of(algorithm, push.content());
        if (push.reference() instanceof Digest expected && !expected.equals(actual)) {
            throw new DigestMismatch(expected, actual);
        }
        return actual;
    }
}
