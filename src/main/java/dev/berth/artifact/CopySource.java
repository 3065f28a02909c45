package dev.berth.artifact;

import org.jspecify.annotations.Nullable;

import dev.berth.access.ProjectReference;
import dev.berth.oci.Digest;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** The parameter {@code from} of a copy: {@code project/repository:tag} or {@code project/repository@digest}. */
record CopySource(RepositoryName repository, Reference reference) {

    /** @throws DomainException INVALID where it is neither, or absent */
    static CopySource parse(@Nullable String from) {
        if (from == null) {
            throw malformed();
        }
        int at = from.indexOf('@');
        if (at >= 0) {
            return new CopySource(new RepositoryName(from.substring(0, at)), Digest.parse(from.substring(at + 1)));
        }
        int colon = from.lastIndexOf(':');
        if (colon < 0) {
            throw malformed();
        }
        return new CopySource(new RepositoryName(from.substring(0, colon)), new Tag(from.substring(colon + 1)));
    }

    private static DomainException malformed() {
        return new DomainException(
                ErrorKind.INVALID,
                "the parameter from is to be <project>/<repository>:<tag> or <project>/<repository>@<digest>");
    }

    ProjectReference project() {
        return new ProjectReference.ByName(repository.project());
    }
}
