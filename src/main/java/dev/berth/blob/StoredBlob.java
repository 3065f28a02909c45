package dev.berth.blob;

import dev.berth.oci.Digest;

/** A blob that can be read: where its object lies, and its length in bytes. */
public record StoredBlob(Digest digest, StorageKey key, long size) {}
