package dev.berth.immutability;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Each rule is asked at each push, so that there are not many. */
final class TooManyRules extends DomainException {

    TooManyRules(int most) {
        super(
                ErrorKind.PRECONDITION,
                "the project has " + most
                        + " immutability rules already, the most that are possible: join two of them by"
                        + " a pattern such as {a,b}");
    }
}
