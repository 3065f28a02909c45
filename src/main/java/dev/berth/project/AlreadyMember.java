package dev.berth.project;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Somebody has one role in a project at most. */
final class AlreadyMember extends DomainException {

    AlreadyMember(String username, String project) {
        super(ErrorKind.CONFLICT, username + " is a member of " + project + " already");
    }
}
