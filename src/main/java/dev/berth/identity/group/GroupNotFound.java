package dev.berth.identity.group;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** There is no such group. */
final class GroupNotFound extends DomainException {

    GroupNotFound(long id) {
        super(ErrorKind.NOT_FOUND, "there is no group " + id);
    }

    GroupNotFound(String name, String provider) {
        super(
                ErrorKind.NOT_FOUND,
                "there is no group \"%s\" of the provider \"%s\": expected its id, or ldap_group_dn for one that nobody has used here yet"
                        .formatted(name, provider));
    }
}
