package dev.berth.identity;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Somebody has to be able to administer the system. */
final class LastAdministrator extends DomainException {

    LastAdministrator() {
        super(ErrorKind.PRECONDITION, "this is the last administrator: make somebody else one first");
    }
}
