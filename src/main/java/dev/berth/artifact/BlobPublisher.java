package dev.berth.artifact;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.RepositoryScope;
import dev.berth.blob.BlobTable;
import dev.berth.blob.LostFence;
import dev.berth.blob.PendingObjects;
import dev.berth.blob.StoredBlob;

/** Makes a finished object a blob of a repository, in one transaction; when it returns, the blob outlives a crash. */
@Component
class BlobPublisher {

    private final TransactionTemplate transactions;
    private final BlobTable blobs;
    private final BlobLinks links;
    private final PendingObjects pending;
    private final IncomingRoom incoming;
    private final LooseBlobs loose;

    BlobPublisher(
            TransactionTemplate transactions,
            BlobTable blobs,
            BlobLinks links,
            PendingObjects pending,
            IncomingRoom incoming,
            LooseBlobs loose) {
        this.transactions = transactions;
        this.blobs = blobs;
        this.links = links;
        this.pending = pending;
        this.incoming = incoming;
        this.loose = loose;
    }

    /** Publishes what came in one request, without an upload session. */
    void publish(RepositoryScope scope, StoredBlob blob) {
        fenced(blob, () -> publishAndLink(scope, blob));
    }

    /** Publishes what an upload holds and ends it; the blob has the upload's room from then on. */
    void publish(RepositoryScope scope, StoredBlob blob, UploadHold upload) {
        boolean needsRoom = incoming.isNeeded(scope);
        fenced(blob, () -> {
            upload.delete();
            publishAndLink(scope, blob);
            if (needsRoom) {
                loose.add(scope, blob.digest());
            }
        });
        upload.ended();
    }

    private void publishAndLink(RepositoryScope scope, StoredBlob blob) {
        blobs.publish(blob.digest(), blob.key(), blob.size());
        links.link(scope, blob.digest());
    }

    private void fenced(StoredBlob blob, Runnable publication) {
        try {
            transactions.executeWithoutResult(status -> publication.run());
        } catch (LostFence e) {
            pending.abandonLost(blob.key());
            throw e;
        }
    }
}
