package dev.berth.access;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Only those who may see every project learn that there is none; everybody else is refused as on a private one (S43). */
public final class ProjectNotFound extends DomainException {

    public ProjectNotFound(String nameOrId) {
        super(ErrorKind.NOT_FOUND, "there is no project " + nameOrId);
    }
}
