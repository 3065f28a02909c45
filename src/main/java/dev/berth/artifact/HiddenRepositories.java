package dev.berth.artifact;

import java.time.Duration;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.artifact.BlobLinks.Place;
import dev.berth.artifact.RepositoryTable.Hidden;
import dev.berth.oci.Digest;

/**
 * Works off what deleted repositories leave behind, by their ids and in batches, each of them a transaction: tags, then indexes' children,
 * manifests, blobs, and at last the repository's row. What was begun by somebody who crashed is gone on with; what is gone already is not
 * missed.
 */
@Component
public class HiddenRepositories {

    private static final int TAGS = 1000;

    /** Each costs several statements, and the repository's row is locked all the while. */
    private static final int CONTENTS = 100;

    /** Whoever found the repository before it was hidden is done by then, and has put in what it had for it. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(10);

    private final TransactionTemplate transactions;
    private final RepositoryTable repositories;
    private final ManifestTable manifests;
    private final ManifestLinks links;
    private final BlobLinks blobs;
    private final TagWriter tags;
    private final QuotaSettlement settlement;

    HiddenRepositories(
            TransactionTemplate transactions,
            RepositoryTable repositories,
            ManifestTable manifests,
            ManifestLinks links,
            BlobLinks blobs,
            TagWriter tags,
            QuotaSettlement settlement) {
        this.transactions = transactions;
        this.repositories = repositories;
        this.manifests = manifests;
        this.links = links;
        this.blobs = blobs;
        this.tags = tags;
        this.settlement = settlement;
    }

    public void workOff() {
        repositories.hidden().forEach(this::workOff);
    }

    private void workOff(Hidden hidden) {
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            more = Boolean.TRUE.equals(transactions.execute(status -> repositories.lock(hidden) && removeSome(hidden)));
        }
    }

    /** False where there was nothing left. */
    private boolean removeSome(Hidden hidden) {
        boolean removed = tags.deleteSome(hidden.repositoryId(), TAGS) > 0
                || links.deleteSomeChildren(hidden.repositoryId(), CONTENTS)
                || removeSomeManifests(hidden)
                || dropSomeBlobs(hidden);
        if (!removed) {
            repositories.forget(hidden, LONGEST_TRANSACTION);
        }
        return removed;
    }

    private boolean removeSomeManifests(Hidden hidden) {
        List<Digest> going = manifests.lockSome(hidden.repositoryId(), CONTENTS);
        if (going.isEmpty()) {
            return false;
        }
        List<Digest> letGo = links.blobsOf(hidden.repositoryId(), going);
        long bytes = manifests.delete(hidden.repositoryId(), going);
        settlement.removed(hidden.projectId(), bytes, letGo);
        return true;
    }

    private boolean dropSomeBlobs(Hidden hidden) {
        List<Place> going = blobs.some(hidden.repositoryId(), CONTENTS);
        blobs.drop(going);
        return !going.isEmpty();
    }
}
