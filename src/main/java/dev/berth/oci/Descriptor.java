package dev.berth.oci;

/**
 * What a manifest says of content that it refers to (descriptor.md); only what decides something here.
 *
 * @param size length of the content in bytes
 * @param foreign whether the content may live elsewhere: a non-distributable layer, or one with {@code urls}
 */
public record Descriptor(String mediaType, Digest digest, long size, boolean foreign) {

    /** The same, where nothing may live elsewhere. */
    Descriptor required() {
        return new Descriptor(mediaType, digest, size, false);
    }
}
