package dev.berth.benchmark;

import java.nio.charset.StandardCharsets;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;

/** The manifest of an OCI image with one layer. */
record Image(Content.Piece config, Content.Piece layer) {

    static final String MEDIA_TYPE = "application/vnd.oci.image.manifest.v1+json";

    byte[] manifest() {
        return """
                {"schemaVersion":2,"mediaType":"%s",\
                "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":%d},\
                "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"%s","size":%d}]}""".formatted(MEDIA_TYPE, config.digest(), config.size(), layer.digest(), layer.size())
                .getBytes(StandardCharsets.UTF_8);
    }

    static Digest digest(byte[] manifest) {
        return Digest.of(DigestAlgorithm.SHA256, manifest);
    }
}
