package dev.berth.platform.query;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** {@code q} or {@code sort} cannot be read, or names what this list does not have. */
final class BadQuery extends DomainException {

    BadQuery(String message) {
        super(ErrorKind.INVALID, message);
    }
}
