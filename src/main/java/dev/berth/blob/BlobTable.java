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
    private final Tombstones tombstones;

    BlobTable(JdbcClient jdbc, Tombstones tombstones) {
        this.jdbc = jdbc;
        this.tombstones = tombstones;
    }

    /**
     * Makes a finished object the content of {@code digest}, or keeps the object that is there already and tombstones the new one. The
     * row is locked against removal until the transaction ends.
     *
     * @throws LostFence where the object's pending row is gone
     */
    public void publish(Digest digest, StorageKey key, long size) {
        Attempt attempt = passFenceAndInsert(digest, key, size);
        if (!attempt.passedFence()) {
            throw new LostFence();
        }
        boolean inserted = attempt.inserted();
        while (!inserted) {
            Optional<Existing> existing = lock(digest);
            if (existing.isPresent()) {
                settle(digest, key, size, existing.get());
                return;
            }
            inserted = insert(digest, key, size);
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

    /**
     * Takes the blob out of service until somebody pushes it again, in a statement of its own: its object is not there, or not what it
     * should be. False where it was so already, or has another object meanwhile.
     */
    public boolean markSuspect(StoredBlob blob) {
        return mark(blob, true);
    }

    /** Puts the blob back into service, in a statement of its own: all bytes of its object were read and are those of its digest. */
    public boolean markSound(StoredBlob blob) {
        return mark(blob, false);
    }

    private boolean mark(StoredBlob blob, boolean suspect) {
        return jdbc.sql(
                                "update blob set suspect = :suspect where digest = :digest and storage_key = :key and suspect <> :suspect")
                        .param("suspect", suspect)
                        .param("digest", blob.digest().toString())
                        .param("key", blob.key().value())
                        .update()
                == 1;
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

    /** The first two steps of publishing in one round trip; a blob that is new, as most are, needs no third. */
    private Attempt passFenceAndInsert(Digest digest, StorageKey key, long size) {
        return jdbc.sql("""
                with passed as (delete from pending_object where storage_key = ? returning storage_key),
                     inserted as (insert into blob (digest, storage_key, size) select ?, storage_key, ? from passed
                                  on conflict (digest) do nothing returning digest)
                select exists (select 1 from passed), exists (select 1 from inserted)
                """)
                .param(key.value())
                .param(digest.toString())
                .param(size)
                .query((row, n) -> new Attempt(row.getBoolean(1), row.getBoolean(2)))
                .single();
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

    private record Attempt(boolean passedFence, boolean inserted) {}

    private record Existing(StorageKey key, boolean suspect) {}
}
