package dev.berth.quota;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** There is no such quota, or its project is gone. */
final class QuotaNotFound extends DomainException {

    QuotaNotFound(long id) {
        super(ErrorKind.NOT_FOUND, "there is no quota " + id);
    }
}
