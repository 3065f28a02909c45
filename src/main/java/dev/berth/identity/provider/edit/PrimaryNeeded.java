package dev.berth.identity.provider.edit;

import dev.berth.identity.provider.ProviderKind;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Where there are providers of a kind, one of them is what Harbor's single settings describe. */
final class PrimaryNeeded extends DomainException {

    PrimaryNeeded(ProviderKind kind) {
        super(
                ErrorKind.PRECONDITION,
                "this is the primary provider of the kind " + kind.label() + ": make another one primary instead");
    }
}
