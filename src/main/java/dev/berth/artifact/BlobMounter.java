package dev.berth.artifact;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Principal;
import dev.berth.access.RepositoryAction;
import dev.berth.access.RepositoryScope;
import dev.berth.blob.BlobTable;
import dev.berth.oci.Digest;

/**
 * Makes a blob of one repository a blob of another without sending it (Distribution specification, "Mounting a blob from another
 * repository"). False means that the client has to upload it, whatever the reason was (S26).
 */
@Component
public class BlobMounter {

    private final TransactionTemplate transactions;
    private final AccessPolicy policy;
    private final BlobTable blobs;
    private final BlobLinks links;

    BlobMounter(TransactionTemplate transactions, AccessPolicy policy, BlobTable blobs, BlobLinks links) {
        this.transactions = transactions;
        this.policy = policy;
        this.blobs = blobs;
        this.links = links;
    }

    /** Mounts from a repository that the caller may pull from. */
    public boolean mount(RepositoryScope target, RepositoryScope source, Digest digest) {
        return links.find(source, digest).isPresent() && link(target, digest);
    }

    /** Mounts from wherever the caller may pull the blob. */
    public boolean mount(RepositoryScope target, Principal principal, Digest digest) {
        return isPullable(principal, digest) && link(target, digest);
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

    private boolean link(RepositoryScope target, Digest digest) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            if (!blobs.keep(digest)) {
                return false;
            }
            links.link(target, digest);
            return true;
        }));
    }
}
