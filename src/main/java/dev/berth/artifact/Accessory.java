package dev.berth.artifact;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.berth.oci.Descriptor;
import dev.berth.oci.Digest;
import dev.berth.oci.Manifest;
import dev.berth.oci.MediaTypes;
import dev.berth.oci.Tag;

/**
 * What a manifest is to another one that it speaks about: its signature, its SBOM. It says so by {@code subject}, or by cosign's older
 * scheme in a tag such as {@code sha256-6c3c….sig}. The types are Harbor's.
 *
 * @param subject the digest that is spoken about, which need not exist
 */
record Accessory(String type, String subject) {

    static final String HARBOR_SBOM = "application/vnd.goharbor.harbor.sbom.v1";

    private static final String ANY = "subject.accessory";
    private static final String COSIGN = "signature.cosign";
    private static final String NYDUS = "accelerator.nydus";
    private static final Map<String, String> TYPES = Map.of(
            "application/vnd.cncf.notary.signature",
            "signature.notation",
            "application/vnd.dev.cosign.artifact.sig.v1+json",
            COSIGN,
            "application/vnd.dev.sigstore.bundle.v0.3+json",
            COSIGN,
            HARBOR_SBOM,
            "sbom.harbor");

    private static final String COSIGN_LAYER = "application/vnd.dev.cosign.simplesigning.v1+json";
    private static final String NYDUS_LAYER = "containerd.io/snapshot/nydus-bootstrap";
    private static final Pattern COSIGN_TAG = Pattern.compile("sha256-([0-9a-f]{64})\\.(sig|att|sbom)");

    /** @param tags that the manifest is pushed with */
    static Optional<Accessory> of(Manifest manifest, Collection<Tag> tags) {
        Digest subject = manifest.subject();
        return subject == null
                ? tags.stream().flatMap(tag -> byTag(manifest, tag).stream()).findFirst()
                : Optional.of(new Accessory(bySubject(manifest), subject.toString()));
    }

    private static String bySubject(Manifest manifest) {
        String declared = String.valueOf(manifest.artifactType());
        boolean image = declared.equals(MediaTypes.OCI_CONFIG) || declared.equals(MediaTypes.DOCKER_CONFIG);
        return image && endsWithNydus(manifest) ? NYDUS : TYPES.getOrDefault(declared, ANY);
    }

    private static boolean endsWithNydus(Manifest manifest) {
        return manifest instanceof Manifest.Image image
                && !image.layers().isEmpty()
                && image.layers().getLast().annotations().containsKey(NYDUS_LAYER);
    }

    private static Optional<Accessory> byTag(Manifest manifest, Tag tag) {
        Matcher scheme = COSIGN_TAG.matcher(tag.value());
        if (!scheme.matches()) {
            return Optional.empty();
        }
        String subject = "sha256:" + scheme.group(1);
        if (!scheme.group(2).equals("sig")) {
            return Optional.of(new Accessory(ANY, subject));
        }
        boolean signed =
                manifest.references().stream().map(Descriptor::mediaType).anyMatch(COSIGN_LAYER::equals);
        return signed ? Optional.of(new Accessory(COSIGN, subject)) : Optional.empty();
    }

    /** The tags by which cosign finds what belongs to these manifests. */
    static String[] tagsFor(Collection<Digest> subjects) {
        return subjects.stream()
                .map(subject -> subject.toString().replace(':', '-'))
                .flatMap(name -> Stream.of(name + ".sig", name + ".att", name + ".sbom"))
                .toArray(String[]::new);
    }
}
