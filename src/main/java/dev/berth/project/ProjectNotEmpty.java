package dev.berth.project;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** A project with repositories cannot be deleted. */
final class ProjectNotEmpty extends DomainException {

    ProjectNotEmpty(String name, long repositories) {
        super(
                ErrorKind.PRECONDITION,
                "the project " + name + " holds " + repositories + " repositories: delete these first");
    }
}
