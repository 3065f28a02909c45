package dev.berth.identity;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** There is no such account, or it was deleted. Only those hear of it who may see accounts (S43). */
final class UserNotFound extends DomainException {

    UserNotFound(long id) {
        super(ErrorKind.NOT_FOUND, "there is no user " + id);
    }
}
