package dev.berth.identity;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dev.berth.access.Principal;
import dev.berth.platform.DomainException;

/** Makes accounts administrators and auditors of the system, or no longer. Each change ends the account's sessions. */
@Component
class SystemRoles {

    private final UserAccess access;
    private final Users users;
    private final UserChanges changes;
    private final Clock clock;

    SystemRoles(UserAccess access, Users users, UserChanges changes, Clock clock) {
        this.access = access;
        this.users = users;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * @throws UserNotFound where there is no such account
     * @throws DomainException PRECONDITION for the account {@code admin}
     * @throws LastAdministrator where nobody would be left; of several who go at once, one stays (S48)
     */
    @Transactional
    public void setAdministrator(Principal by, long userId, boolean administrator) {
        access.requireRoles(by);
        List<User> administrators = users.lockAdministrators();
        User user = users.lock(userId).orElseThrow(() -> new UserNotFound(userId));
        if (user.administrator() == administrator) {
            return;
        }
        if (!administrator) {
            FirstAdministrator.requireOther(userId);
            requireAnother(administrators, userId);
        }
        change(by, user, changed -> changed.setAdministrator(administrator, clock.instant()));
    }

    /** @throws UserNotFound where there is no such account */
    @Transactional
    public void setAuditor(Principal by, long userId, boolean auditor) {
        access.requireRoles(by);
        User user = users.lock(userId).orElseThrow(() -> new UserNotFound(userId));
        if (user.auditor() != auditor) {
            change(by, user, changed -> changed.setAuditor(auditor, clock.instant()));
        }
    }

    /** @throws LastAdministrator where no other account is in this list, which is locked */
    static void requireAnother(List<User> administrators, long userId) {
        if (administrators.stream().allMatch(one -> one.id() == userId)) {
            throw new LastAdministrator();
        }
    }

    private void change(Principal by, User user, Consumer<User> change) {
        Map<String, ?> before = UserChanges.fields(user);
        change.accept(user);
        changes.updated(by, user, before);
    }
}
