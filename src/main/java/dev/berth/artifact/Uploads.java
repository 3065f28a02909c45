package dev.berth.artifact;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.Principal;
import dev.berth.access.RepositoryScope;
import dev.berth.blob.PendingObjects;
import dev.berth.blob.StagedObject;
import dev.berth.blob.StorageKey;
import dev.berth.blob.StoredBlob;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.OciError;
import dev.berth.oci.OciException;
import dev.berth.platform.ErrorKind;
import dev.berth.quota.StorageLimitPassed;

/**
 * Uploads of blobs, from the first request to the published blob (Distribution specification, "Pushing blobs"). An upload answers only to
 * the repository and the principal that began it, and to one request at a time; what was received before a connection broke stays and can
 * be gone on with.
 */
@Component
public class Uploads {

    private final TransactionTemplate transactions;
    private final RepositoryTable repositories;
    private final UploadTable uploads;
    private final PendingObjects pending;
    private final BlobStaging staging;
    private final BlobPublisher publisher;
    private final RunningHashes hashes;
    private final IncomingRoom incoming;
    private final UploadProperties limits;

    /**
     * The uploads that somebody writes to on this node. A writer that fell silent for so long that its hold ran out may still have the
     * file open, and must not write into what another one publishes meanwhile.
     */
    private final Set<UUID> writing = ConcurrentHashMap.newKeySet();

    Uploads(
            TransactionTemplate transactions,
            RepositoryTable repositories,
            UploadTable uploads,
            PendingObjects pending,
            BlobStaging staging,
            BlobPublisher publisher,
            RunningHashes hashes,
            IncomingRoom incoming,
            UploadProperties limits) {
        this.transactions = transactions;
        this.repositories = repositories;
        this.uploads = uploads;
        this.pending = pending;
        this.staging = staging;
        this.publisher = publisher;
        this.hashes = hashes;
        this.incoming = incoming;
        this.limits = limits;
    }

    /** @throws OciException TOOMANYREQUESTS where the principal has as many uploads open as it may */
    public UploadStatus start(RepositoryScope scope, Principal principal, DigestAlgorithm algorithm) {
        staging.requireRoom();
        StagedObject staged = StagedObject.empty(StorageKey.random());
        Upload upload = new Upload(UUID.randomUUID(), algorithm, staged);
        pending.add(staged.key());
        if (!uploads.insert(scope, principal, upload, limits.maxPerPrincipal())) {
            pending.abandon(staged.key());
            repositories.requireProject(scope);
            throw new OciException(
                    ErrorKind.TOO_MANY,
                    OciError.TOOMANYREQUESTS,
                    "you have " + limits.maxPerPrincipal() + " uploads open: finish or cancel some of them first");
        }
        return UploadStatus.of(upload);
    }

    public UploadStatus status(RepositoryScope scope, Principal principal, UUID id) {
        return UploadStatus.of(uploads.find(scope, principal, id).orElseThrow(() -> new UploadUnknown(id)));
    }

    /**
     * @throws ChunkOutOfOrder where the chunk begins elsewhere than where the upload ends
     * @throws StorageLimitPassed where the project has no room for it; the upload is over then
     */
    public UploadStatus append(RepositoryScope scope, Principal principal, UUID id, Chunk chunk) {
        try (UploadHold hold = hold(scope, principal, id)) {
            Upload upload = hold.upload();
            Optional<MessageDigest> running = hashes.of(upload, upload.algorithm());
            UploadRoom room = incoming.of(scope, principal, hold, null);
            StagedObject longer = receive(hold, room, chunk, running.orElseGet(upload.algorithm()::newHash));
            running.ifPresent(hash -> hashes.keep(id, longer.size(), upload.algorithm(), hash));
            hold.advance(longer);
            return new UploadStatus(id, longer.size());
        }
    }

    /**
     * Ends the upload with its last bytes, if there are any, and publishes the blob.
     *
     * @throws DigestMismatch where the bytes have another digest; the upload is over then
     * @throws StorageLimitPassed where the project has no room for it; the upload is over then
     */
    public void finish(RepositoryScope scope, Principal principal, UUID id, Digest digest, Chunk last) {
        try (UploadHold hold = hold(scope, principal, id)) {
            Optional<MessageDigest> running = hashes.of(hold.upload(), digest.algorithm());
            UploadRoom room = incoming.of(scope, principal, hold, digest);
            StagedObject staged = receive(hold, room, last, running.orElseGet(digest.algorithm()::newHash));
            hashes.forget(id);
            try {
                staging.finish(staged, running.orElse(null), digest);
            } catch (DigestMismatch e) {
                hold.end();
                throw e;
            }
            publisher.publish(scope, new StoredBlob(digest, staged.key(), staged.size()), hold);
        }
    }

    /**
     * Takes a whole blob in one request (Distribution specification, "Single POST"). Where the project has a limit it is an upload like others,
     * since what is coming in has to be known to all.
     *
     * @throws StorageLimitPassed where the project has no room for it
     */
    public void put(RepositoryScope scope, Principal principal, Digest digest, Chunk whole) {
        if (!incoming.isNeeded(scope)) {
            putAtOnce(scope, digest, whole);
            return;
        }
        UUID id = start(scope, principal, digest.algorithm()).id();
        try {
            finish(scope, principal, id, digest, whole);
        } catch (RuntimeException e) {
            uploads.find(scope, principal, id).ifPresent(left -> cancel(scope, principal, id));
            throw e;
        }
    }

    private void putAtOnce(RepositoryScope scope, Digest digest, Chunk whole) {
        staging.requireRoom();
        StagedObject empty = StagedObject.empty(StorageKey.random());
        pending.add(empty.key());
        try {
            MessageDigest hash = digest.algorithm().newHash();
            ClientBody body = new ClientBody(whole, hash, limits.maxBlob().toBytes(), count -> {});
            StagedObject staged = staging.append(empty, body);
            body.requireWhole();
            staging.finish(staged, hash, digest);
            publisher.publish(scope, new StoredBlob(digest, staged.key(), staged.size()));
        } catch (RuntimeException e) {
            pending.abandon(empty.key());
            throw e;
        }
    }

    public void cancel(RepositoryScope scope, Principal principal, UUID id) {
        try (UploadHold hold = hold(scope, principal, id)) {
            hashes.forget(id);
            hold.end();
        }
    }

    /** Gives up the uploads that rested for too long; returns how many. */
    public int expire() {
        int all = 0;
        for (int some = expireSome(); some > 0; some = expireSome()) {
            all += some;
        }
        return all;
    }

    private int expireSome() {
        Integer expired = transactions.execute(status -> {
            List<StorageKey> keys = uploads.deleteExpired(limits.timeout(), 100);
            keys.forEach(pending::abandon);
            return keys.size();
        });
        return expired == null ? 0 : expired;
    }

    private StagedObject receive(UploadHold hold, UploadRoom room, Chunk chunk, MessageDigest hash) {
        Upload upload = hold.upload();
        if (chunk.first() != null && chunk.first() != upload.size()) {
            throw new ChunkOutOfOrder(UploadStatus.of(upload), chunk.first());
        }
        if (chunk.isEmpty()) {
            return upload.staged();
        }
        staging.requireRoom();
        long limit = Math.min(
                limits.maxBlob().toBytes() - upload.size(),
                limits.maxBytesPerPrincipal().toBytes() - hold.bytesOfPrincipal());
        ClientBody body = new ClientBody(chunk, hash, limit, count -> {
            hold.prolongWhenDue();
            room.grow(count);
        });
        try {
            return receive(hold, room, chunk, body);
        } catch (StorageLimitPassed e) {
            hashes.forget(upload.id());
            hold.end();
            throw e;
        }
    }

    private StagedObject receive(UploadHold hold, UploadRoom room, Chunk chunk, ClientBody body) {
        if (chunk.length() != null && !body.isTooLong()) {
            room.announce(chunk.length());
        }
        StagedObject longer = staging.append(hold.upload().staged(), body);
        room.settle(longer.size(), body.isWhole());
        if (body.wasCut()) {
            hold.advance(longer);
        }
        body.requireWhole();
        return longer;
    }

    /** The objects that uploads write to, which are not to be cleared away. */
    public List<StorageKey> objects() {
        return uploads.keys();
    }

    private UploadHold hold(RepositoryScope scope, Principal principal, UUID id) {
        if (!writing.add(id)) {
            throw taken();
        }
        Optional<UploadTable.Held> held = Optional.empty();
        try {
            UUID writer = UUID.randomUUID();
            held = uploads.hold(scope, principal, id, writer);
            return held.map(mine ->
                            new UploadHold(transactions, uploads, pending, mine, writer, () -> writing.remove(id)))
                    .orElseThrow(
                            () -> uploads.find(scope, principal, id).isPresent() ? taken() : new UploadUnknown(id));
        } finally {
            if (held.isEmpty()) {
                writing.remove(id);
            }
        }
    }

    private static OciException taken() {
        return new OciException(
                ErrorKind.CONFLICT,
                OciError.BLOB_UPLOAD_INVALID,
                "another request is writing to this upload: wait for it to end");
    }
}
