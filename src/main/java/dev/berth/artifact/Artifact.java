package dev.berth.artifact;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.berth.access.RepositoryScope;
import dev.berth.oci.Digest;
import dev.berth.oci.MediaTypes;

/**
 * A manifest as the API knows it: an artifact with a number.
 *
 * @param mediaType of what it holds: of its config, mostly
 * @param artifactType as the referrers list has it, or absent
 * @param size in bytes, with config and layers, or with all children
 * @param icon a layer that its pusher marked as its picture, or absent
 * @param pulledAt absent where nobody has pulled it
 */
public record Artifact(
        long id,
        long repositoryId,
        RepositoryScope repository,
        Digest digest,
        String type,
        String mediaType,
        String manifestMediaType,
        @Nullable String artifactType,
        long size,
        @Nullable Digest icon,
        Instant pushedAt,
        @Nullable Instant pulledAt,
        Map<String, String> annotations) {

    /** Whether it lists others and holds nothing itself. */
    public boolean isIndex() {
        return MediaTypes.isIndex(manifestMediaType);
    }
}
