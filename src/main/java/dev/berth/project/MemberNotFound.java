package dev.berth.project;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** This project has no such member; another one may (S09). */
final class MemberNotFound extends DomainException {

    MemberNotFound(long id) {
        super(ErrorKind.NOT_FOUND, "the project has no member " + id);
    }
}
