package dev.berth.project;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** The project has no such setting. */
final class MetadataNotFound extends DomainException {

    MetadataNotFound(String name) {
        super(ErrorKind.NOT_FOUND, "the project has no setting " + name);
    }
}
