package dev.berth.artifact;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.berth.access.Principal;
import dev.berth.access.RepositoryScope;
import dev.berth.oci.Digest;
import dev.berth.quota.ProjectQuota;
import dev.berth.quota.QuotaRefusals;
import dev.berth.quota.StorageLimitPassed;
import dev.berth.quota.StorageRoom;

/**
 * Gives room within a project's limit to what comes in before a manifest refers to it, so that nobody fills the disk with uploads and blobs
 * that count nowhere. What open uploads and such blobs have together is looked up under the lock of the project's figure, in a transaction
 * that ends before the client sends on; so it is given back with their rows, however these end. A blob that the project has already needs no room.
 */
@Component
class IncomingRoom {

    private final ProjectQuota quota;
    private final QuotaRefusals refusals;
    private final LooseBlobs loose;

    IncomingRoom(ProjectQuota quota, QuotaRefusals refusals, LooseBlobs loose) {
        this.quota = quota;
        this.refusals = refusals;
        this.loose = loose;
    }

    /** Whether what comes into the project needs room; outside of transactions only. */
    boolean isNeeded(RepositoryScope scope) {
        return quota.isLimited(scope.projectId());
    }

    /**
     * The room of an upload to which somebody writes.
     *
     * @param digest of the blob that it will be, if that is known
     */
    UploadRoom of(RepositoryScope scope, Principal by, UploadHold hold, @Nullable Digest digest) {
        UploadRoom.Source source = isNeeded(scope)
                ? (total, expected) -> reserve(scope, by, hold, total, expected)
                : UploadRoom.Source.ENDLESS;
        return new UploadRoom(source, hold.upload().size(), digest);
    }

    private long reserve(RepositoryScope scope, Principal by, UploadHold hold, long total, @Nullable Digest digest) {
        return refusals.inTransaction(by, () -> {
            Upload upload = hold.upload();
            quota.lock(scope.projectId());
            LooseBlobs.Coming coming = loose.coming(scope.projectId(), upload.id(), digest);
            StorageRoom room = quota.room(scope.projectId(), coming.bytes() + upload.size());
            long free = coming.present() ? coming.size() : 0;
            if (total > free) {
                room.require(total - upload.size());
            }
            hold.reserve(total);
            return Math.max(free, upload.size() + Math.min(room.left(), Long.MAX_VALUE - upload.size()));
        });
    }

    /**
     * Lets a blob that was just linked to the repository count, as the last step of the caller's transaction.
     *
     * @throws StorageLimitPassed where it does not fit
     */
    void admit(RepositoryScope scope, Digest digest) {
        quota.lock(scope.projectId());
        LooseBlobs.Coming coming = loose.coming(scope.projectId(), null, digest);
        if (!coming.present()) {
            quota.room(scope.projectId(), coming.bytes()).require(coming.size());
        }
        loose.add(scope, digest);
    }
}
