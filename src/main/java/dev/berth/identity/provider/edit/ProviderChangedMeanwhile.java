package dev.berth.identity.provider.edit;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Somebody else changed the provider after it was read for this change, which would undo theirs. */
final class ProviderChangedMeanwhile extends DomainException {

    ProviderChangedMeanwhile(String name) {
        super(
                ErrorKind.CONFLICT,
                "the provider \"" + name
                        + "\" was changed by somebody else meanwhile: read it again and repeat the change");
    }
}
