package dev.berth.identity;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Two accounts cannot share a name or an e-mail address, in whatever case it is written. */
final class UsernameTaken extends DomainException {

    UsernameTaken(Username username) {
        super(ErrorKind.CONFLICT, "the username " + username.value() + " or its e-mail address is taken");
    }
}
