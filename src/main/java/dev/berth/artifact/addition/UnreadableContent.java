package dev.berth.artifact.addition;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** What was pushed is not in the form that its type promises. */
class UnreadableContent extends DomainException {

    UnreadableContent(String message) {
        super(ErrorKind.INVALID, message);
    }
}
