package dev.berth.artifact;

import java.io.IOException;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** The blob store did not do what it was asked for; what was written is not published. */
public class StoreUnavailable extends DomainException {

    public StoreUnavailable(IOException cause) {
        super(ErrorKind.UNAVAILABLE, "the blob store is not available at the moment: try again", cause);
    }
}
