package dev.berth.artifact;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.berth.oci.Descriptor;
import dev.berth.oci.Digest;
import dev.berth.oci.Manifest;
import dev.berth.oci.OciError;
import dev.berth.oci.OciException;
import dev.berth.platform.ErrorKind;

/** Decides what a manifest's descriptors stand for in its repository, and refuses a manifest that refers to what is not there. */
@Component
class ManifestReferences {

    private final ManifestTable manifests;
    private final BlobLinks blobs;

    ManifestReferences(ManifestTable manifests, BlobLinks blobs) {
        this.manifests = manifests;
        this.blobs = blobs;
    }

    /** What the manifest is to be linked with. */
    record Resolved(Set<Digest> blobs, Set<Digest> children) {}

    /**
     * Checks all references and holds what they stand for until the transaction ends. Foreign layers are linked where they are present;
     * an entry of an index that is no manifest may be a blob, as BuildKit's older cache format has it.
     *
     * @throws MissingReferences with all that is missing
     */
    Resolved require(long repositoryId, Manifest manifest) {
        List<Descriptor> descriptors = manifest.references();
        Map<Digest, Long> children = manifest instanceof Manifest.Index && !descriptors.isEmpty()
                ? manifests.hold(repositoryId, digests(descriptors))
                : Map.of();
        List<Descriptor> rest = descriptors.stream()
                .filter(descriptor -> !children.containsKey(descriptor.digest()))
                .toList();
        Map<Digest, Long> present = rest.isEmpty() ? Map.of() : blobs.hold(repositoryId, digests(rest));
        requireAll(rest, present);
        for (Descriptor descriptor : descriptors) {
            requireSize(descriptor, children.getOrDefault(descriptor.digest(), present.get(descriptor.digest())));
        }
        return new Resolved(present.keySet(), children.keySet());
    }

    private static void requireAll(List<Descriptor> descriptors, Map<Digest, Long> present) {
        List<Digest> missing = descriptors.stream()
                .filter(descriptor -> !descriptor.foreign() && !present.containsKey(descriptor.digest()))
                .map(Descriptor::digest)
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            throw new MissingReferences(missing);
        }
    }

    private static void requireSize(Descriptor descriptor, @Nullable Long actual) {
        if (actual != null && actual != descriptor.size()) {
            throw new OciException(
                    ErrorKind.INVALID,
                    OciError.MANIFEST_INVALID,
                    "the descriptor of " + descriptor.digest() + " says " + descriptor.size() + " bytes, but it has "
                            + actual);
        }
    }

    private static Collection<Digest> digests(List<Descriptor> descriptors) {
        Set<Digest> digests = new HashSet<>();
        descriptors.forEach(descriptor -> digests.add(descriptor.digest()));
        return digests;
    }
}
