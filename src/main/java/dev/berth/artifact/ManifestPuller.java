package dev.berth.artifact;

import java.util.Optional;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import dev.berth.access.Principal;
import dev.berth.access.RepositoryScope;
import dev.berth.event.RegistryEvent.ArtifactPulled;
import dev.berth.oci.Digest;
import dev.berth.oci.Reference;
import dev.berth.oci.Tag;

/** Reads manifests out of a repository by tag or digest (Distribution specification, "Pulling manifests"). */
@Component
public class ManifestPuller {

    private final ManifestTable manifests;
    private final TagLookups tags;
    private final RecentManifests recent;
    private final ApplicationEventPublisher events;

    ManifestPuller(ManifestTable manifests, TagLookups tags, RecentManifests recent, ApplicationEventPublisher events) {
        this.manifests = manifests;
        this.tags = tags;
        this.recent = recent;
        this.events = events;
    }

    /** @throws ManifestUnknown where the repository has none under this tag or digest */
    public PulledManifest pull(RepositoryScope scope, Reference reference) {
        Optional<PulledManifest> found = switch (reference) {
            case Tag tag ->
                tags.find(scope, tag).flatMap(row -> read(scope, row.manifest().digest()));
            case Digest digest -> read(scope, digest);
        };
        return found.orElseThrow(() -> new ManifestUnknown(scope, reference));
    }

    /** Tells that a manifest was handed out, as a client asked for it. Nothing here waits for the database. */
    public void handedOut(RepositoryScope scope, Principal principal, Reference reference, Digest digest) {
        events.publishEvent(new ArtifactPulled(principal, scope, digest, reference instanceof Tag tag ? tag : null));
    }

    private Optional<PulledManifest> read(RepositoryScope scope, Digest digest) {
        return recent.find(
                scope, digest, () -> manifests.findByDigest(scope, digest, true).map(ManifestTable.Row::manifest));
    }

    /**
     * Finds a manifest without its bytes, and promises that it stays for a good while yet.
     *
     * @throws ManifestUnknown where the repository has none under this tag or digest
     */
    public PulledManifest promise(RepositoryScope scope, Reference reference) {
        Optional<ManifestTable.Row> found = switch (reference) {
            case Tag tag -> tags.find(scope, tag);
            case Digest digest -> manifests.findByDigest(scope, digest, false);
        };
        return found.filter(row -> !row.dueForRenewal() || manifests.renew(row))
                .map(ManifestTable.Row::manifest)
                .orElseThrow(() -> new ManifestUnknown(scope, reference));
    }
}
