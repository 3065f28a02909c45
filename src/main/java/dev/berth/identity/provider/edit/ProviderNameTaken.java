package dev.berth.identity.provider.edit;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** People tell providers apart by their names, so no two share one. */
final class ProviderNameTaken extends DomainException {

    ProviderNameTaken(String name) {
        super(ErrorKind.CONFLICT, "there is a provider named \"" + name + "\" already");
    }
}
