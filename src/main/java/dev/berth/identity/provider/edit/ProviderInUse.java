package dev.berth.identity.provider.edit;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** The setting {@code auth_mode} promises a way to sign in that would be gone. */
final class ProviderInUse extends DomainException {

    ProviderInUse(String mode) {
        super(
                ErrorKind.PRECONDITION,
                "auth_mode is %s, and no other enabled provider of this kind is there: set auth_mode to db_auth first"
                        .formatted(mode));
    }
}
