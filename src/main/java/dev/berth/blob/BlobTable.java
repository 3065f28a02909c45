package dev.berth.blob;

import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.oci.Digest;

/**
 * The rows of {@code blob}: one per content, one object per row. Its methods are steps of their caller's transaction, except where they
 * say otherwise.
 */
@Component
public class BlobTable {

    private final JdbcClient jdbc;
    private final PendingObjects pending;
    private final Tombstones tombstones;

    BlobTable(JdbcClient jdbc, PendingObjects pending, Tombstones tombstones) {
        this.jdbc = jdbc;
        this.pending = pending;
        this.tombstones = tombstones;
    }

    /**
     * Makes a finished object the content of {@code digest}, or keeps the object that is there already and tombstones the new one. The
     * row is locked against removal until the transaction ends.
     *
     * @throws LostFence where the object's pending row is gone
     */
    public void publish(Digest digest, StorageKey key, long size) {
        if (!pending.remove(key)) {
            throw new LostFence();
        }
        while (!insert(digest, key, size)) {
            Optional<Existing> existing = lock(digest);
            if (existing.isPresent()) {
                settle(digest, key, size, existing.get());
                return;
            }
        }
    }

    /** Locks the row against removal until the transaction ends; false where there is no readable blob of this digest. */
    public boolean keep(Digest digest) {
        return lock(digest).filter(existing -> !existing.suspect()).isPresent();
    }

    /** Locks the row for removal. */
    public void lockForRemoval(Digest digest) {
        jdbc.sql("select digest from blob where digest = ? for update")
                .param(digest.toString())
                .query(String.class)
                .optional();
    }

    /** Removes the row, which nothing may link to any more, and gives its object to the reaper. */
    public void remove(Digest digest) {
        jdbc.sql("delete from blob where digest = ? returning storage_key")
                .param(digest.toString())
                .query(String.class)
                .optional()
                .ifPresent(key -> tombstones.condemn(new StorageKey(key)));
    }

    /** Takes the blob out of service until somebody pushes it again, in a statement of its own: its object is not there. */
    public void markSuspect(StoredBlob blob) {
        jdbc.sql("update blob set suspect = true where digest = ? and storage_key = ?")
                .param(blob.digest().toString())
                .param(blob.key().value())
                .update();
    }

    private void settle(Digest digest, StorageKey key, long size, Existing existing) {
        if (!existing.suspect()) {
            tombstones.condemnUnpublished(key);
            return;
        }
        jdbc.sql("update blob set storage_key = ?, size = ?, suspect = false where digest = ?")
                .param(key.value())
                .param(size)
                .param(digest.toString())
                .update();
        tombstones.condemn(existing.key());
    }

    private boolean insert(Digest digest, StorageKey key, long size) {
        return jdbc.sql("insert into blob (digest, storage_key, size) values (?, ?, ?) on conflict (digest) do nothing")
                        .param(digest.toString())
                        .param(key.value())
                        .param(size)
                        .update()
                == 1;
    }

    private Optional<Existing> lock(Digest digest) {
        return jdbc.sql("select storage_key, suspect from blob where digest = ? for key share")
                .param(digest.toString())
                .query((row, n) -> new Existing(new StorageKey(row.getString(1)), row.getBoolean(2)))
                .optional();
    }

    private record Existing(StorageKey key, boolean suspect) {}
}
