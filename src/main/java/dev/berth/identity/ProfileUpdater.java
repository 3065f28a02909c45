package dev.berth.identity;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.Credential;
import dev.berth.access.Principal;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Changes what people say of themselves. */
@Component
class ProfileUpdater {

    private final UserAccess access;
    private final Users users;
    private final CurrentPassword currentPassword;
    private final UserChanges changes;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ProfileUpdater(
            UserAccess access,
            Users users,
            CurrentPassword currentPassword,
            UserChanges changes,
            TransactionTemplate transactions,
            Clock clock) {
        this.access = access;
        this.users = users;
        this.currentPassword = currentPassword;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param address where the request comes from, for limits
     * @throws UserNotFound where there is no such account
     * @throws DomainException INVALID where a field is outside its limits, DENIED where the current password is asked for and not given, or
     *     the e-mail address is a provider's to change, CONFLICT where somebody else has the e-mail address
     */
    void update(Principal by, long userId, UserProfile profile, String address) {
        access.requireUpdate(by, userId);
        User present = users.find(userId).orElseThrow(() -> new UserNotFound(userId));
        access.requireOver(by, present);
        UserDescription description = profile.over(present.description());
        if (UserAccess.isOwn(by, userId) && !Objects.equals(present.email(), description.email())) {
            requireMovable(by, present, profile, address);
        }
        try {
            transactions.executeWithoutResult(running -> describe(by, userId, description));
        } catch (DataIntegrityViolationException e) {
            throw new DomainException(ErrorKind.CONFLICT, "this e-mail address is taken");
        }
    }

    /** Where the e-mail address leads, a lost password may lead one day: who found an open session must not move it (S04). */
    private void requireMovable(Principal by, User user, UserProfile profile, String address) {
        if (!user.hasPassword()) {
            throw new DomainException(
                    ErrorKind.DENIED,
                    "the e-mail address follows the provider that its owner signs in by: it is changed there, or by an"
                            + " administrator");
        }
        if (by.credential() != Credential.PASSWORD) {
            currentPassword.require(user.id(), profile.currentPassword(), address);
        }
    }

    private void describe(Principal by, long userId, UserDescription description) {
        User user = users.lock(userId).orElseThrow(() -> new UserNotFound(userId));
        Map<String, ?> before = UserChanges.fields(user);
        user.describe(description, clock.instant());
        changes.updated(by, users.saveAndFlush(user), before);
    }
}
