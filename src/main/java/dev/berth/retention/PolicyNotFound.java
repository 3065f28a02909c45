package dev.berth.retention;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** There is no such retention policy, or none for the one who asks. */
final class PolicyNotFound extends DomainException {

    PolicyNotFound(long id) {
        super(ErrorKind.NOT_FOUND, "there is no retention policy " + id);
    }
}
