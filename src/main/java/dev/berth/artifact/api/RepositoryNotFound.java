package dev.berth.artifact.api;

import dev.berth.oci.RepositoryName;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** There is no such repository in the project. */
class RepositoryNotFound extends DomainException {

    RepositoryNotFound(RepositoryName name) {
        super(ErrorKind.NOT_FOUND, "there is no repository " + name);
    }
}
