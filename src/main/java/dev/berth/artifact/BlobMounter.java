package dev.berth.artifact;

import org.springframework.stereotype.Component;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Principal;
import dev.berth.access.RepositoryAction;
import dev.berth.access.RepositoryScope;
import dev.berth.blob.BlobTable;
import dev.berth.oci.Digest;
import dev.berth.quota.QuotaRefusals;
import dev.berth.quota.StorageLimitPassed;

/**
 * Makes a blob of one repository a blob of another without sending it (Distribution specification, "Mounting a blob from another
 * repository"). False means that the client has to upload it, whatever the reason was (S26).
 */
@Component
public class BlobMounter {

    private final AccessPolicy policy;
    private final BlobTable blobs;
    private final BlobLinks links;
    private final IncomingRoom incoming;
    private final QuotaRefusals refusals;

    BlobMounter(AccessPolicy policy, BlobTable blobs, BlobLinks links, IncomingRoom incoming, QuotaRefusals refusals) {
        this.policy = policy;
        this.blobs = blobs;
        this.links = links;
        this.incoming = incoming;
        this.refusals = refusals;
    }

    /**
     * Mounts from a repository that the caller may pull from.
     *
     * @throws StorageLimitPassed where the target's project has no room for it
     */
    public boolean mount(RepositoryScope target, Principal by, RepositoryScope source, Digest digest) {
        return links.find(source, digest).isPresent() && link(target, by, digest);
    }

    /**
     * Mounts from wherever the caller may pull the blob.
     *
     * @throws StorageLimitPassed where the target's project has no room for it
     */
    public boolean mount(RepositoryScope target, Principal by, Digest digest) {
        return isPullable(by, digest) && link(target, by, digest);
    }

    private boolean isPullable(Principal principal, Digest digest) {
        if (principal instanceof Principal.Bearer bearer) {
            return bearer.grants().stream()
                    .filter(grant -> grant.actions().contains(RepositoryAction.PULL))
                    .anyMatch(grant -> links.find(new RepositoryScope(grant.projectId(), grant.repository()), digest)
                            .isPresent());
        }
        return links.servedIn(policy.visible(principal), digest);
    }

    private boolean link(RepositoryScope target, Principal by, Digest digest) {
        boolean needsRoom = incoming.isNeeded(target);
        return refusals.inTransaction(by, () -> {
            if (!blobs.keep(digest)) {
                return false;
            }
            links.link(target, digest);
            if (needsRoom) {
                incoming.admit(target, digest);
            }
            return true;
        });
    }
}
