package dev.berth.gc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.berth.blob.BlobStore;
import dev.berth.blob.StorageKey;
import dev.berth.blob.StorageLookup;
import dev.berth.blob.StorageLookup.Row;
import dev.berth.blob.StoredObject;

/**
 * Asks again before anything is reported, since the store was listed and the rows were read at different moments while people pushed and
 * deleted: first the one, then the other, so that what is reported was wrong at one moment at least.
 */
record SecondLook(StorageLookup lookup, BlobStore store) {

    /** Of blobs that did not fit their objects, or were out of service, those that are so still: an object goes only after its row. */
    List<StorageFinding> atBlobs(List<Row> doubtful) throws IOException {
        Map<StorageKey, Optional<Long>> sizes = new HashMap<>();
        for (Row row : doubtful) {
            StorageKey key = row.blob().key();
            sizes.put(key, store.size(key));
        }
        return lookup.of(sizes.keySet()).stream()
                .flatMap(row -> judge(row, sizes.getOrDefault(row.blob().key(), Optional.empty())).stream())
                .toList();
    }

    private static Optional<StorageFinding> judge(Row row, Optional<Long> size) {
        if (size.isEmpty()) {
            return Optional.of(StorageFinding.ofBlob(FindingKind.MISSING, row, null));
        }
        if (size.get() != row.blob().size()) {
            return Optional.of(StorageFinding.ofBlob(FindingKind.WRONG_SIZE, row, size.get()));
        }
        return row.suspect()
                ? Optional.of(StorageFinding.ofBlob(FindingKind.OUT_OF_SERVICE, row, size.get()))
                : Optional.empty();
    }

    /** Of objects without a blob, those that no row speaks of and that are still there: a tombstone goes only after its object. */
    List<StorageFinding> atObjects(List<StoredObject> doubtful) throws IOException {
        Set<StorageKey> unknown = lookup.unknown(keys(doubtful));
        List<StorageFinding> found = new ArrayList<>();
        for (StoredObject object : doubtful) {
            if (unknown.contains(object.key()) && store.size(object.key()).isPresent()) {
                found.add(StorageFinding.ofObject(FindingKind.ORPHANED, object));
            }
        }
        return found;
    }

    /** Of what is staged, that which nobody writes to and which is still there. */
    List<StorageFinding> atStaged(List<StoredObject> doubtful) throws IOException {
        Set<StorageKey> abandoned = lookup.notInWork(keys(doubtful));
        Map<StorageKey, StorageFinding> found = new HashMap<>();
        for (StoredObject object : doubtful) {
            if (abandoned.contains(object.key()) && store.hasStaged(object.key())) {
                found.put(object.key(), StorageFinding.ofObject(FindingKind.UNFINISHED, object));
            }
        }
        return List.copyOf(found.values());
    }

    private static List<StorageKey> keys(List<StoredObject> objects) {
        return objects.stream().map(StoredObject::key).toList();
    }
}
