package dev.berth.project;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** There is no such project. Only those hear of it who may see every project; everybody else is refused (S43). */
final class ProjectNotFound extends DomainException {

    ProjectNotFound(String nameOrId) {
        super(ErrorKind.NOT_FOUND, "there is no project " + nameOrId);
    }
}
