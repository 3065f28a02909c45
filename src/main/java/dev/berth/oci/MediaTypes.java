package dev.berth.oci;

import java.util.Set;

/** The media types that decide how a manifest is read (OCI image specification, media-types.md, and Docker's schema 2). */
public final class MediaTypes {

    public static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    public static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
    public static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    public static final String DOCKER_MANIFEST_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
    public static final String OCI_CONFIG = "application/vnd.oci.image.config.v1+json";
    public static final String DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json";
    public static final String OCTET_STREAM = "application/octet-stream";

    private static final Set<String> IMAGES = Set.of(OCI_MANIFEST, DOCKER_MANIFEST);
    private static final Set<String> INDEXES = Set.of(OCI_INDEX, DOCKER_MANIFEST_LIST);
    private static final String SCHEMA_1 = "application/vnd.docker.distribution.manifest.v1+";
    private static final String OCI_FOREIGN_LAYER = "application/vnd.oci.image.layer.nondistributable.";
    private static final String DOCKER_FOREIGN_LAYER = "application/vnd.docker.image.rootfs.foreign.";

    private MediaTypes() {}

    static boolean isImage(String mediaType) {
        return IMAGES.contains(mediaType);
    }

    public static boolean isIndex(String mediaType) {
        return INDEXES.contains(mediaType);
    }

    static boolean isSchema1(String mediaType) {
        return mediaType.startsWith(SCHEMA_1);
    }

    /** Whether a layer of this type may be left out of a push (image specification, "Non-Distributable Layers"). */
    static boolean isForeignLayer(String mediaType) {
        return mediaType.startsWith(OCI_FOREIGN_LAYER) || mediaType.startsWith(DOCKER_FOREIGN_LAYER);
    }
}
