package dev.berth.blob;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An object that is being written and that nobody can read yet. The caller keeps it in the database between requests; bytes beyond
 * {@code size} that a crashed writer left behind do not count, and the next append overwrites them.
 *
 * @param size bytes that were appended and acknowledged by the store
 * @param multipartId the store's own note of a running multipart upload and its tail, where it has one; only the store reads it
 * @param parts its finished parts, in order; what {@code size} counts beyond them lies in a tail that the store keeps by itself
 */
public record StagedObject(
        StorageKey key, long size, @Nullable String multipartId, List<Part> parts) {

    public StagedObject {
        parts = List.copyOf(parts);
    }

    /** One finished part of a multipart upload. */
    public record Part(int number, String etag, long size) {}

    /** A new object without bytes. */
    public static StagedObject empty(StorageKey key) {
        return new StagedObject(key, 0, null, List.of());
    }
}
