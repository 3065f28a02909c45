package dev.berth.blob;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.berth.blob.Tombstones.Due;

/** Deletes objects from the store, and nobody else does: those whose tombstone is due, and no others. */
@Component
public class CondemnedObjects {

    private static final Logger log = LoggerFactory.getLogger(CondemnedObjects.class);

    /** A filesystem makes each directory durable once in a batch, however many objects have gone from it, and that is what takes time. */
    private static final int BATCH = 5000;

    /** How long what the store did not delete keeps out of the way of what comes after it. */
    private static final Duration NEXT_ATTEMPT = Duration.ofMinutes(10);

    private final Tombstones tombstones;
    private final BlobStore store;

    CondemnedObjects(Tombstones tombstones, BlobStore store) {
        this.tombstones = tombstones;
        this.store = store;
    }

    /**
     * What was deleted.
     *
     * @param refused how many the store did not delete
     * @param bytes as far as their sizes are known; what was never published counts nothing unless all of it had been received
     * @param complete whether nothing else is due, or the store refuses to delete for now
     */
    public record Deleted(int objects, long bytes, int refused, boolean complete) {}

    /**
     * What is condemned.
     *
     * @param dueObjects what can be deleted now, with {@code dueBytes}
     * @param objects what waits for its quarantine to end, with {@code bytes}
     * @param first when the first of them is due
     * @param last when all of them are
     */
    public record Waiting(
            long dueObjects,
            long dueBytes,
            long objects,
            long bytes,
            Optional<Instant> first,
            Optional<Instant> last) {}

    /** Deletes what is due, the oldest first, and forgets it; returns how many objects. What the store refuses is tried again later. */
    public int deleteDue() {
        int deleted = 0;
        Deleted some = deleteSome();
        while (!some.complete && !Thread.currentThread().isInterrupted()) {
            deleted += some.objects;
            some = deleteSome();
        }
        return deleted + some.objects;
    }

    /** Deletes a batch of what is due. Of several who do so at once each object is counted by one. */
    public Deleted deleteSome() {
        List<Due> batch = tombstones.due(BATCH);
        Set<StorageKey> gone = delete(batch);
        List<Long> sizes = tombstones.remove(gone);
        List<StorageKey> left =
                batch.stream().map(Due::key).filter(key -> !gone.contains(key)).toList();
        tombstones.postpone(left, NEXT_ATTEMPT.toSeconds());
        long bytes = sizes.stream().mapToLong(Long::longValue).sum();
        return new Deleted(sizes.size(), bytes, left.size(), batch.size() < BATCH || !left.isEmpty());
    }

    /** Ends the quarantine of up to {@code limit} objects, as a step of the caller's transaction; tells of how many. */
    public int hurry(int limit) {
        return tombstones.hurry(limit);
    }

    /**
     * Condemns those of the keys that nothing speaks of, as a step of the caller's transaction: neither a blob, nor somebody who writes, nor
     * a tombstone. None of them comes back, since a key that is not pending is never published. They are deleted after the quarantine: the
     * database may be one that was restored.
     */
    public Set<StorageKey> condemnUnknown(Collection<StorageKey> keys) {
        return tombstones.condemnUnknown(keys);
    }

    public Waiting waiting() {
        return tombstones.waiting();
    }

    private Set<StorageKey> delete(List<Due> batch) {
        Set<StorageKey> gone = new HashSet<>();
        List<StorageKey> published =
                batch.stream().filter(Due::published).map(Due::key).toList();
        try {
            store.delete(published);
            gone.addAll(published);
            for (Due due : batch) {
                if (!due.published()) {
                    store.discard(due.key());
                    gone.add(due.key());
                }
            }
        } catch (IOException e) {
            log.warn("The blob store did not delete all objects that are due; the rest is tried again later", e);
        }
        return gone;
    }
}
