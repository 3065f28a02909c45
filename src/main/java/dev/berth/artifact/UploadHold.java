package dev.berth.artifact;

import java.time.Duration;
import java.util.UUID;

import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.blob.PendingObjects;
import dev.berth.blob.StagedObject;

/** One writer's hold of an upload: nobody else writes to it until this is closed or falls silent. */
final class UploadHold implements AutoCloseable {

    private static final long PROLONG_NANOS = Duration.ofSeconds(20).toNanos();

    private final TransactionTemplate transactions;
    private final UploadTable uploads;
    private final PendingObjects pending;
    private final UploadTable.Held held;
    private final UUID writer;
    private final Runnable afterwards;
    private long prolonged = System.nanoTime();
    private boolean over;

    /** @param afterwards run when the hold is over, however that came */
    UploadHold(
            TransactionTemplate transactions,
            UploadTable uploads,
            PendingObjects pending,
            UploadTable.Held held,
            UUID writer,
            Runnable afterwards) {
        this.transactions = transactions;
        this.uploads = uploads;
        this.pending = pending;
        this.held = held;
        this.writer = writer;
        this.afterwards = afterwards;
    }

    Upload upload() {
        return held.upload();
    }

    long bytesOfPrincipal() {
        return held.bytesOfPrincipal();
    }

    /** Says that bytes still come in; tells the database only now and then. */
    void prolongWhenDue() {
        long now = System.nanoTime();
        if (now - prolonged > PROLONG_NANOS) {
            prolonged = now;
            if (!uploads.prolong(upload().id(), writer)) {
                throw new UploadUnknown(upload().id());
            }
        }
    }

    /** Records that there is room for so many bytes, as a step of the caller's transaction. */
    void reserve(long bytes) {
        if (!uploads.reserve(upload().id(), writer, bytes)) {
            throw new UploadUnknown(upload().id());
        }
    }

    /** Records what was appended, which ends the hold. */
    void advance(StagedObject longer) {
        transactions.executeWithoutResult(status -> {
            if (!uploads.advance(upload(), longer, writer)) {
                throw new UploadUnknown(upload().id());
            }
        });
        over = true;
    }

    /** Ends the upload, as a step of the caller's transaction, which says by {@link #ended} that it was committed. */
    void delete() {
        if (!uploads.delete(upload().id(), writer)) {
            throw new UploadUnknown(upload().id());
        }
    }

    void ended() {
        over = true;
    }

    /** Ends the upload and gives up its bytes. */
    void end() {
        transactions.executeWithoutResult(status -> {
            delete();
            pending.abandon(upload().staged().key());
        });
        ended();
    }

    @Override
    public void close() {
        try {
            if (!over && !uploads.release(upload().id(), writer)) {
                pending.abandonLost(upload().staged().key());
            }
        } finally {
            afterwards.run();
        }
    }
}
