package dev.berth.artifact.addition;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Content is larger than is read to be shown. It can still be pulled. */
class ContentTooLarge extends DomainException {

    ContentTooLarge(long limit) {
        super(
                ErrorKind.TOO_LARGE,
                "the content is larger than the " + limit + " bytes that are shown of it: pull it instead");
    }
}
