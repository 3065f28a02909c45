package dev.berth.identity.provider.edit;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** People are linked by keys that mean somebody at one issuer, or in one attribute, alone (S31). */
final class SubjectsChange extends DomainException {

    SubjectsChange(String field, long links) {
        super(
                ErrorKind.PRECONDITION,
                "%s cannot be changed, since %d accounts are linked by the keys that people have there now: make another provider instead"
                        .formatted(field, links));
    }
}
