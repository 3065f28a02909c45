package dev.berth.artifact;

import dev.berth.oci.Tag;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** The repository has a tag of this name already, of whichever artifact. */
class TagTaken extends DomainException {

    TagTaken(Tag tag) {
        super(ErrorKind.CONFLICT, "the repository has a tag " + tag + " already: delete it first, or push to move it");
    }
}
