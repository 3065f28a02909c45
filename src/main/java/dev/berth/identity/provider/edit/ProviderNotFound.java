package dev.berth.identity.provider.edit;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** There is no such provider, or no more. */
final class ProviderNotFound extends DomainException {

    ProviderNotFound(long id) {
        super(ErrorKind.NOT_FOUND, "there is no provider " + id);
    }
}
