package dev.berth.identity;

import java.time.Clock;
import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.Principal;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.RetryLater;

/** Gives an account another password, which ends its sessions (S46). No slow hash is made while a transaction is open. */
@Component
class PasswordChanger {

    private final UserAccess access;
    private final CurrentPassword currentPassword;
    private final PasswordHashes hashes;
    private final Users users;
    private final UserChanges changes;
    private final TransactionTemplate transactions;
    private final Clock clock;

    PasswordChanger(
            UserAccess access,
            CurrentPassword currentPassword,
            PasswordHashes hashes,
            Users users,
            UserChanges changes,
            TransactionTemplate transactions,
            Clock clock) {
        this.access = access;
        this.currentPassword = currentPassword;
        this.hashes = hashes;
        this.users = users;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param address where the request comes from, for limits
     * @throws UserNotFound where there is no such account
     * @throws DomainException DENIED where one's own current password is missing or wrong, INVALID where the new one is too weak or the same,
     *     CONFLICT where it was changed in the meantime
     * @throws RetryLater TOO_MANY after repeated failures from this address
     */
    void change(Principal by, long userId, PasswordChange change, String address) {
        access.requireSecrets(by, userId);
        User present = users.find(userId).orElseThrow(() -> new UserNotFound(userId));
        if (UserAccess.isOwn(by, userId)) {
            requireOwnPassword(present);
            currentPassword.require(userId, change.oldPassword(), address);
        }
        String wanted = PasswordRule.require(Objects.requireNonNullElse(change.newPassword(), ""));
        requireAnother(present, wanted);
        String hash = hashes.hash(wanted);
        transactions.executeWithoutResult(running -> replace(by, present, hash));
    }

    /** Who has none is given one by an administrator, if by anybody: a found session must not make a way in that lasts (S04). */
    private static void requireOwnPassword(User user) {
        if (!user.hasPassword()) {
            throw new DomainException(
                    ErrorKind.DENIED,
                    "this account has no password here: its owner signs in elsewhere, and an administrator can set one");
        }
    }

    private void requireAnother(User present, String wanted) {
        if (present.hasPassword() && hashes.matches(wanted, present.password())) {
            throw new DomainException(ErrorKind.INVALID, "the new password is the old one: expected another");
        }
    }

    private void replace(Principal by, User present, String hash) {
        User user = users.lock(present.id()).orElseThrow(() -> new UserNotFound(present.id()));
        if (!Objects.equals(user.password(), present.password())) {
            throw new DomainException(ErrorKind.CONFLICT, "the password was changed in the meantime: try again");
        }
        user.setPassword(hash, clock.instant());
        changes.secretSet(by, user, "password");
    }
}
