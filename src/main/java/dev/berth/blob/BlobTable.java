package dev.berth.blob;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.blob.Tombstones.Sized;
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

    /** Locks the rows for removal, in digest order. */
    public void lockForRemoval(Collection<Digest> digests) {
        jdbc.sql("select digest from blob where digest = any(?) order by digest for update")
                .param(array(digests))
                .query(String.class)
                .list();
    }

    /**
     * Blobs that were removed.
     *
     * @param bytes that their objects hold, which are condemned
     */
    public record Removed(int blobs, long bytes) {

        public static final Removed NOTHING = new Removed(0, 0);
    }

    /** Removes rows, which are locked and which nothing may link to any more, and gives their objects to the reaper. */
    public Removed remove(Collection<Digest> digests) {
        List<Sized> objects = jdbc.sql("delete from blob where digest = any(?) returning storage_key, size")
                .param(array(digests))
                .query((row, n) -> new Sized(new StorageKey(row.getString(1)), row.getLong(2)))
                .list();
        tombstones.condemn(objects);
        return new Removed(
                objects.size(), objects.stream().mapToLong(Sized::size).sum());
    }

    /**
     * Takes the blob out of service until somebody pushes it again, in a statement of its own: its object is not there, or not what it
     * should be. False where it was so already, or has another object meanwhile.
     */
    public boolean markSuspect(StoredBlob blob) {
        return mark(blob, true);
    }

    /** The same for several, as a step of the caller's transaction; tells which of them were in service. */
    public Set<Digest> markSuspect(Collection<StoredBlob> lost) {
        return Set.copyOf(jdbc.sql("""
                with lost as (
                    select b.digest from blob b join unnest(?, ?) as l (digest, key) on l.digest = b.digest and l.key = b.storage_key
                    where not b.suspect order by b.digest for no key update of b)
                update blob b set suspect = true from lost where lost.digest = b.digest returning b.digest
                """)
                .param(array(lost.stream().map(StoredBlob::digest).toList()))
                .param(lost.stream().map(blob -> blob.key().value()).toArray(String[]::new))
                .query((row, n) -> Digest.parse(row.getString(1)))
                .list());
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
            tombstones.condemnUnpublished(new Sized(key, size));
            return;
        }
        jdbc.sql("update blob set storage_key = ?, size = ?, suspect = false where digest = ?")
                .param(key.value())
                .param(size)
                .param(digest.toString())
                .update();
        tombstones.condemn(List.of(new Sized(existing.key(), existing.size())));
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
        return jdbc.sql("select storage_key, size, suspect from blob where digest = ? for key share")
                .param(digest.toString())
                .query((row, n) -> new Existing(new StorageKey(row.getString(1)), row.getLong(2), row.getBoolean(3)))
                .optional();
    }

    private static String[] array(Collection<Digest> digests) {
        return digests.stream().map(Digest::toString).distinct().sorted().toArray(String[]::new);
    }

    private record Attempt(boolean passedFence, boolean inserted) {}

    private record Existing(StorageKey key, long size, boolean suspect) {}
}
