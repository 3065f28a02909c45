package dev.berth.project;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** There is no such label, or it belongs to a project whose labels the caller may not read: the two look the same (S43). */
final class LabelNotFound extends DomainException {

    LabelNotFound(long id) {
        super(ErrorKind.NOT_FOUND, "there is no label " + id);
    }
}
