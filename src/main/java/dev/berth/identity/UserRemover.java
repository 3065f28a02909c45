package dev.berth.identity;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dev.berth.access.Principal;
import dev.berth.identity.group.GroupMemberships;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Deletes accounts. The row stays, so that the id never means somebody else; name and address are free again,
 * and so are accounts at providers: who signs in by one of those comes as somebody new. */
@Component
class UserRemover {

    private final UserAccess access;
    private final Users users;
    private final LinkTable links;
    private final GroupMemberships memberships;
    private final UserChanges changes;
    private final Clock clock;

    UserRemover(
            UserAccess access,
            Users users,
            LinkTable links,
            GroupMemberships memberships,
            UserChanges changes,
            Clock clock) {
        this.access = access;
        this.users = users;
        this.links = links;
        this.memberships = memberships;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * @throws DomainException DENIED for one's own account and for the first administrator's
     * @throws UserNotFound where there is no such account
     * @throws LastAdministrator where nobody would be left to administer the system
     */
    @Transactional
    public void delete(Principal by, long userId) {
        access.requireDelete(by);
        requireDeletable(by, userId);
        List<User> administrators = users.lockAdministrators();
        User user = users.lock(userId).orElseThrow(() -> new UserNotFound(userId));
        access.requireOver(by, user);
        if (user.administrator()) {
            SystemRoles.requireAnother(administrators, userId);
        }
        Map<String, ?> before = UserChanges.fields(user);
        memberships.removeAll(userId);
        links.deleteAll(userId);
        user.delete(clock.instant());
        changes.deleted(by, user, before);
    }

    private static void requireDeletable(Principal by, long userId) {
        if (UserAccess.isOwn(by, userId) || userId == FirstAdministrator.ID) {
            throw new DomainException(
                    ErrorKind.DENIED, "neither one's own account nor the account admin can be deleted");
        }
    }
}
