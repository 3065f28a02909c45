package dev.berth.blob;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** The writer was taken for dead and its object given to the reaper; what it wrote must not be published. */
public class LostFence extends DomainException {

    LostFence() {
        super(ErrorKind.UNAVAILABLE, "the upload took too long and was given up by the server: push the blob again");
    }
}
