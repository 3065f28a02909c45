package dev.berth.distribution;

import dev.berth.oci.RepositoryName;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** A mount names a source that the access token does not speak of: the client has to ask for a token with both scopes (S26). */
final class SourceNotInToken extends DomainException {

    SourceNotInToken(RepositoryName source) {
        super(ErrorKind.DENIED, "the access token does not speak of " + source + ", the source of the mount");
    }
}
