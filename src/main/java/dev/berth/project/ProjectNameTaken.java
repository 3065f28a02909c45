package dev.berth.project;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Two projects cannot share a name. */
final class ProjectNameTaken extends DomainException {

    ProjectNameTaken(ProjectName name) {
        super(ErrorKind.CONFLICT, "there is a project " + name.value() + " already");
    }
}
