package dev.berth.immutability;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** The project has no such rule; another one may. */
final class RuleNotFound extends DomainException {

    RuleNotFound(long ruleId) {
        super(ErrorKind.NOT_FOUND, "the project has no immutability rule " + ruleId);
    }
}
