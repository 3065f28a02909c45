package dev.berth.identity;

import java.time.Clock;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dev.berth.access.Principal;
import dev.berth.identity.group.GroupMemberships;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/**
 * Parts an account from one at a provider. What it had by the provider goes with it: its groups, administration by them, and its sessions, any
 * of which may have been opened that way.
 */
@Component
class LinkRemover {

    private final UserAccess access;
    private final Users users;
    private final LinkTable links;
    private final GroupMemberships memberships;
    private final UserChanges changes;
    private final Clock clock;

    LinkRemover(
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
     * @throws UserNotFound where there is no such account
     * @throws DomainException NOT_FOUND where it has no such link, PRECONDITION where its owner could not sign in any more; of several links
     *     that are taken away at once one stays (S48)
     */
    @Transactional
    public void remove(Principal by, long userId, long linkId) {
        access.requireSecrets(by, userId);
        User user = users.lock(userId).orElseThrow(() -> new UserNotFound(userId));
        List<Link> all = links.of(userId);
        Link link = all.stream()
                .filter(one -> one.id() == linkId)
                .findFirst()
                .orElseThrow(
                        () -> new DomainException(ErrorKind.NOT_FOUND, "user " + userId + " has no link " + linkId));
        requireAnotherWay(user, all);
        memberships.replace(userId, link.providerId(), List.of());
        links.delete(linkId);
        user.part(clock.instant());
        changes.unlinked(by, user, link);
    }

    private static void requireAnotherWay(User user, List<Link> all) {
        if (!user.hasPassword() && all.size() == 1) {
            throw new DomainException(
                    ErrorKind.PRECONDITION,
                    "this is the only way in which " + user.username()
                            + " can sign in: set a password or link another account first");
        }
    }
}
