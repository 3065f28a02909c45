package dev.berth.robot;

import dev.berth.access.Principal;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Nobody gives a robot more than they hold themselves (S02). A project that does not exist is refused in the same words as one of others (S43). */
final class BeyondOwnRights extends DomainException {

    BeyondOwnRights(Principal by) {
        super(ErrorKind.DENIED, "a robot can be given only rights that " + by.name() + " holds in the same place");
    }
}
