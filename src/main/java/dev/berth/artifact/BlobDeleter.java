package dev.berth.artifact;

import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.RepositoryScope;
import dev.berth.artifact.BlobLinks.Place;
import dev.berth.oci.Digest;

/** Takes a blob out of a repository at somebody's request: that overrides a lease, never a reference. */
@Component
public class BlobDeleter {

    private final TransactionTemplate transactions;
    private final RepositoryTable repositories;
    private final BlobLinks links;

    BlobDeleter(TransactionTemplate transactions, RepositoryTable repositories, BlobLinks links) {
        this.transactions = transactions;
        this.repositories = repositories;
        this.links = links;
    }

    /**
     * @throws BlobUnknown where the repository does not serve it
     * @throws StillReferenced where a manifest of the repository refers to it
     */
    public void delete(RepositoryScope scope, Digest digest) {
        transactions.executeWithoutResult(status -> {
            long repositoryId = repositories.findLocked(scope).orElseThrow(() -> new BlobUnknown(scope, digest));
            links.referrer(repositoryId, digest).ifPresent(manifest -> {
                throw new StillReferenced("blob", digest, manifest);
            });
            if (links.drop(List.of(new Place(repositoryId, digest))).links() == 0) {
                throw new BlobUnknown(scope, digest);
            }
        });
    }
}
