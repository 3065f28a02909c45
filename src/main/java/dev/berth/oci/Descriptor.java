package dev.berth.oci;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a manifest says of content that it refers to (descriptor.md).
 *
 * @param size length of the content in bytes
 * @param foreign whether the content may live elsewhere: a non-distributable layer, or one with {@code urls}
 * @param urls shown to people, and never fetched
 * @param platform absent where the descriptor names none
 */
public record Descriptor(
        String mediaType,
        Digest digest,
        long size,
        boolean foreign,
        Map<String, String> annotations,
        List<String> urls,
        @Nullable Platform platform) {

    public Descriptor {
        annotations = Map.copyOf(annotations);
        urls = List.copyOf(urls);
    }

    /** The same, where nothing may live elsewhere. */
    Descriptor required() {
        return new Descriptor(mediaType, digest, size, false, annotations, urls, platform);
    }
}
