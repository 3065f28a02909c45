package dev.berth.gc;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.berth.blob.StorageKey;
import dev.berth.blob.StorageLookup.Row;
import dev.berth.blob.StoredObject;
import dev.berth.oci.Digest;

/**
 * Something that a storage check found wrong.
 *
 * @param digest the blob's, where there is one
 * @param expectedSize what the row says, in bytes
 * @param actualSize what the store says; absent where there is no object
 * @param changedAt when the object was last written, where that is known
 */
record StorageFinding(
        FindingKind kind,
        StorageKey key,
        @Nullable Digest digest,
        @Nullable Long expectedSize,
        @Nullable Long actualSize,
        @Nullable Instant changedAt) {

    static StorageFinding ofBlob(FindingKind kind, Row row, @Nullable Long actualSize) {
        return new StorageFinding(
                kind, row.blob().key(), row.blob().digest(), row.blob().size(), actualSize, null);
    }

    static StorageFinding ofObject(FindingKind kind, StoredObject object) {
        return new StorageFinding(kind, object.key(), null, null, object.size(), object.changedAt());
    }

    @Override
    public String toString() {
        return kind.label() + ": object " + key
                + (digest == null ? "" : " of blob " + digest + ", " + expectedSize + " bytes expected")
                + (actualSize == null ? "" : ", " + actualSize + " bytes there");
    }
}
