package dev.berth.blob.s3;

import java.util.List;
import java.util.Optional;

import dev.berth.blob.StorageKey;

/**
 * What objects are called in the bucket.
 *
 * <pre>
 * prefix/
 * ├── objects/3f2a…      finished, or a multipart upload that is running; never changes once it is there
 * └── staged/3f2a…-0     the tail of an upload: what is too short for a part
 *     staged/3f2a…-1     its next tail, so that the one that the database knows of stays until the next one is known
 * </pre>
 */
record ObjectNames(String prefix) {

    ObjectNames {
        prefix = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
    }

    /** What the names of all objects begin with. */
    String objects() {
        return prefix + "objects/";
    }

    /** What the names of all tails begin with. */
    String tails() {
        return prefix + "staged/";
    }

    String object(StorageKey key) {
        return objects() + key;
    }

    String tail(StorageKey key, int slot) {
        return tails() + key + "-" + slot;
    }

    /** The key of an object or a tail by its name, where it is one. */
    Optional<StorageKey> key(String name) {
        if (name.startsWith(objects())) {
            return StorageKey.of(name.substring(objects().length()));
        }
        return name.startsWith(tails()) && name.matches(".*-[01]")
                ? StorageKey.of(name.substring(tails().length(), name.length() - 2))
                : Optional.empty();
    }

    /** Both names that a tail of this object may have. */
    List<String> tails(StorageKey key) {
        return List.of(tail(key, 0), tail(key, 1));
    }
}
