package dev.berth.immutability;

import dev.berth.immutability.Coverage.Words;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Two rules of a project cannot cover the same, be one of them disabled. */
final class RuleTaken extends DomainException {

    RuleTaken(Words covered) {
        super(ErrorKind.CONFLICT, "the project has an immutability rule for " + covered + " already");
    }
}
