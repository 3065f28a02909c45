package dev.berth.blob;

import java.time.Instant;

/**
 * Something that lies in a {@link BlobStore}, as a listing finds it.
 *
 * @param size in bytes; of what is not finished, as much as the store tells
 * @param changedAt when it was last written
 */
public record StoredObject(StorageKey key, long size, Instant changedAt) {}
