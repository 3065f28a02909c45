package dev.berth.blob;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.berth.blob.Tombstones.Due;

/** Deletes objects from the store, and nobody else does: those whose tombstone is due, and no others. */
@Component
public class CondemnedObjects {

    private static final Logger log = LoggerFactory.getLogger(CondemnedObjects.class);
    private static final int BATCH = 500;

    private final Tombstones tombstones;
    private final BlobStore store;

    CondemnedObjects(Tombstones tombstones, BlobStore store) {
        this.tombstones = tombstones;
        this.store = store;
    }

    /** Deletes what is due, the oldest first, and forgets it; returns how many objects. What the store refuses is tried at the next run. */
    public int deleteDue() {
        int deleted = 0;
        for (List<Due> batch = tombstones.due(BATCH); !batch.isEmpty(); batch = tombstones.due(BATCH)) {
            List<StorageKey> gone = delete(batch);
            tombstones.remove(gone);
            deleted += gone.size();
            if (gone.size() < batch.size()) {
                break;
            }
        }
        return deleted;
    }

    private List<StorageKey> delete(List<Due> batch) {
        List<StorageKey> gone = new ArrayList<>();
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
