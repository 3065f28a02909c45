package dev.berth.project;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** A person or a group has one role in a project at most. */
final class AlreadyMember extends DomainException {

    AlreadyMember(String name, String project) {
        super(ErrorKind.CONFLICT, name + " is a member of " + project + " already");
    }
}
