package dev.berth.artifact.api;

import dev.berth.access.RepositoryScope;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** The repository has no artifact under this tag or digest. */
class ArtifactNotFound extends DomainException {

    ArtifactNotFound(RepositoryScope repository, String reference) {
        super(
                ErrorKind.NOT_FOUND,
                "there is no artifact with the tag or digest \"" + reference + "\" in " + repository.name());
    }
}
