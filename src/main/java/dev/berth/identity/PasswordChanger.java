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
    private final PersonLookup people;
    private final CurrentPassword currentPassword;
    private final PasswordHashes hashes;
    private final Users users;
    private final UserChanges changes;
    private final TransactionTemplate transactions;
    private final Clock clock;

    PasswordChanger(
            UserAccess access,
            PersonLookup people,
            CurrentPassword currentPassword,
            PasswordHashes hashes,
            Users users,
            UserChanges changes,
            TransactionTemplate transactions,
            Clock clock) {
        this.access = access;
        this.people = people;
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
        Person person = UserAccess.isOwn(by, userId)
                ? currentPassword.require(userId, change.oldPassword(), address)
                : people.find(userId).orElseThrow(() -> new UserNotFound(userId));
        String wanted = PasswordRule.require(Objects.requireNonNullElse(change.newPassword(), ""));
        requireAnother(person, wanted);
        String hash = hashes.hash(wanted);
        transactions.executeWithoutResult(running -> replace(by, person, hash));
    }

    private void requireAnother(Person person, String wanted) {
        if (hashes.matches(wanted, person.passwordHash())) {
            throw new DomainException(ErrorKind.INVALID, "the new password is the old one: expected another");
        }
    }

    private void replace(Principal by, Person person, String hash) {
        User user = users.lock(person.id()).orElseThrow(() -> new UserNotFound(person.id()));
        if (!user.hasPassword(person.passwordHash())) {
            throw new DomainException(ErrorKind.CONFLICT, "the password was changed in the meantime: try again");
        }
        user.setPassword(hash, clock.instant());
        changes.secretSet(by, user, "password");
    }
}
