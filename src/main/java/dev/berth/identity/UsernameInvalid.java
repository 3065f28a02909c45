package dev.berth.identity;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Not everything is a name to sign in with. */
final class UsernameInvalid extends DomainException {

    UsernameInvalid(String message) {
        super(ErrorKind.INVALID, "invalid username: " + message);
    }
}
