package dev.berth.access;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** What should prove who makes the request does not: a wrong password, an expired token, a header that cannot be read. */
public final class Unauthenticated extends DomainException {

    public Unauthenticated(String message) {
        super(ErrorKind.UNAUTHENTICATED, message);
    }
}
