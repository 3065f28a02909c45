package dev.berth.artifact.addition;

import java.util.Set;

import org.springframework.stereotype.Component;

import dev.berth.access.RepositoryScope;
import dev.berth.oci.Descriptor;
import dev.berth.oci.Manifest;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** What a model tells people, in layers of their own (CNCF model specification, "Layers"). */
@Component
class ModelAdditions {

    private static final String TAR = "application/vnd.cncf.model.doc.v1.tar";
    private static final String RAW = "application/vnd.cncf.model.doc.v1.raw";

    /** Headers and padding of an archive on top of what is in it, in bytes. */
    private static final long ARCHIVE_OVERHEAD = 1024 * 1024;

    private final SmallBlobs blobs;

    ModelAdditions(SmallBlobs blobs) {
        this.blobs = blobs;
    }

    /** @throws DomainException NOT_FOUND where the model has none */
    Addition readme(RepositoryScope repository, Manifest.Image model) {
        return Addition.markdown(document(repository, model, Set.of("README", "README.md")));
    }

    /** @throws DomainException NOT_FOUND where the model has none */
    Addition license(RepositoryScope repository, Manifest.Image model) {
        return Addition.text(document(repository, model, Set.of("LICENSE", "LICENSE.txt")));
    }

    private byte[] document(RepositoryScope repository, Manifest.Image model, Set<String> paths) {
        Descriptor layer = model.layers().stream()
                .filter(one -> one.mediaType().equals(TAR) || one.mediaType().equals(RAW))
                .filter(one -> paths.contains(one.annotations().getOrDefault(ModelFiles.PATH, "")))
                .findFirst()
                .orElseThrow(() -> new DomainException(
                        ErrorKind.NOT_FOUND, "the model has no file " + String.join(" or ", paths)));
        return layer.mediaType().equals(RAW)
                ? blobs.read(repository, layer.digest(), Additions.LARGEST_FILE)
                : blobs.read(
                        repository,
                        layer.digest(),
                        in -> TarFiles.joined(in, Additions.LARGEST_FILE, Additions.LARGEST_FILE + ARCHIVE_OVERHEAD));
    }
}
