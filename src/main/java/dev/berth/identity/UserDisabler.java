package dev.berth.identity;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dev.berth.access.Principal;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/**
 * Disables accounts, so that nothing proves their owners any more, neither a secret of theirs nor the word of a provider (S31, S44), and
 * enables them again. What they did and what belongs to them stays. Their sessions end.
 */
@Component
class UserDisabler {

    private final UserAccess access;
    private final Users users;
    private final UserChanges changes;
    private final Clock clock;

    UserDisabler(UserAccess access, Users users, UserChanges changes, Clock clock) {
        this.access = access;
        this.users = users;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * @throws UserNotFound where there is no such account
     * @throws DomainException DENIED for one's own account, PRECONDITION for the account {@code admin}
     * @throws LastAdministrator where nobody would be left to administer the system
     */
    @Transactional
    public void setDisabled(Principal by, long userId, boolean disabled) {
        access.requireRoles(by);
        List<User> administrators = users.lockAdministrators();
        User user = users.lock(userId).orElseThrow(() -> new UserNotFound(userId));
        if (user.disabled() == disabled) {
            return;
        }
        if (disabled) {
            requireDispensable(by, user, administrators);
        }
        Map<String, ?> before = UserChanges.fields(user);
        user.setDisabled(disabled, clock.instant());
        changes.updated(by, user, before);
    }

    private static void requireDispensable(Principal by, User user, List<User> administrators) {
        FirstAdministrator.requireOther(user.id());
        if (UserAccess.isOwn(by, user.id())) {
            throw new DomainException(ErrorKind.DENIED, "nobody disables their own account");
        }
        if (user.administrator()) {
            SystemRoles.requireAnother(administrators, user.id());
        }
    }
}
