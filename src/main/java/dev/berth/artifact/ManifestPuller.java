package dev.berth.artifact;

import org.springframework.stereotype.Component;

import dev.berth.access.RepositoryScope;
import dev.berth.oci.Digest;
import dev.berth.oci.Reference;
import dev.berth.oci.Tag;

/** Reads manifests out of a repository by tag or digest (Distribution specification, "Pulling manifests"). */
@Component
public class ManifestPuller {

    private final ManifestTable manifests;

    ManifestPuller(ManifestTable manifests) {
        this.manifests = manifests;
    }

    /** @throws ManifestUnknown where the repository has none under this tag or digest */
    public PulledManifest pull(RepositoryScope scope, Reference reference) {
        return find(scope, reference, true);
    }

    /**
     * Finds a manifest without its bytes, and promises that it stays for a good while yet.
     *
     * @throws ManifestUnknown where the repository has none under this tag or digest
     */
    public PulledManifest promise(RepositoryScope scope, Reference reference) {
        return find(scope, reference, false);
    }

    private PulledManifest find(RepositoryScope scope, Reference reference, boolean withContent) {
        return (switch (reference) {
                    case Tag tag -> manifests.findByTag(scope, tag, withContent);
                    case Digest digest -> manifests.findByDigest(scope, digest, withContent);
                })
                .filter(row -> withContent || !row.dueForRenewal() || manifests.renew(row))
                .map(ManifestTable.Row::manifest)
                .orElseThrow(() -> new ManifestUnknown(scope, reference));
    }
}
