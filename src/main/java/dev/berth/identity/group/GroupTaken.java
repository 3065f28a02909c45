package dev.berth.identity.group;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** The provider's group is here already. */
final class GroupTaken extends DomainException {

    GroupTaken(Group group) {
        super(
                ErrorKind.CONFLICT,
                "this group is here already: it has the id " + group.id() + " and the name \"" + group.name() + "\"");
    }
}
