package dev.berth.safety;

import java.util.List;

import dev.berth.oci.Descriptor;
import dev.berth.oci.Digest;
import dev.berth.oci.Manifest;
import dev.berth.oci.ManifestParser;

/** What a manifest needs in order to be of use. */
record Contents(List<Digest> blobs, List<Digest> manifests) {

    static Contents of(byte[] manifest) {
        return switch (ManifestParser.parse(manifest, null)) {
            case Manifest.Image image -> new Contents(digests(image), List.of());
            case Manifest.Index index -> new Contents(List.of(), digests(index));
        };
    }

    private static List<Digest> digests(Manifest manifest) {
        return manifest.references().stream().map(Descriptor::digest).toList();
    }
}
