package dev.berth.oci;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** A manifest that was checked by {@link ManifestParser}: an image (or any artifact in an image's form) or an index. */
public sealed interface Manifest permits Manifest.Image, Manifest.Index {

    String mediaType();

    /** The manifest that this one speaks about, which need not exist. */
    @Nullable
    Digest subject();

    /** What kind of artifact it is, as the referrers API shows it (Distribution specification, "Listing Referrers"). */
    @Nullable
    String artifactType();

    Map<String, String> annotations();

    /** The content that the manifest refers to; {@code subject} is no reference in this sense. */
    List<Descriptor> references();

    /** OCI image manifest, or Docker image manifest version 2 schema 2. */
    record Image(
            String mediaType,
            Descriptor config,
            List<Descriptor> layers,
            @Nullable Digest subject,
            @Nullable String declaredArtifactType,
            Map<String, String> annotations)
            implements Manifest {

        public Image {
            layers = List.copyOf(layers);
            annotations = Map.copyOf(annotations);
        }

        @Override
        public String artifactType() {
            return declaredArtifactType != null ? declaredArtifactType : config.mediaType();
        }

        @Override
        public List<Descriptor> references() {
            return Stream.concat(Stream.of(config), layers.stream()).toList();
        }
    }

    /** OCI image index, or Docker manifest list. Its entries are manifests, or blobs as BuildKit's older cache format has them. */
    record Index(
            String mediaType,
            List<Descriptor> manifests,
            @Nullable Digest subject,
            @Nullable String artifactType,
            Map<String, String> annotations)
            implements Manifest {

        public Index {
            manifests = List.copyOf(manifests);
            annotations = Map.copyOf(annotations);
        }

        @Override
        public List<Descriptor> references() {
            return manifests;
        }
    }
}
