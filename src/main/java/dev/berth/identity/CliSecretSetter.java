package dev.berth.identity;

import java.time.Clock;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.Principal;
import dev.berth.platform.DomainException;

/**
 * Gives an account a secret for its command lines, in the place of the one before. It opens what the password opens, everywhere (S32), but for
 * signing in by hand.
 */
@Component
class CliSecretSetter {

    private final UserAccess access;
    private final PasswordHashes hashes;
    private final Users users;
    private final UserChanges changes;
    private final TransactionTemplate transactions;
    private final Clock clock;

    CliSecretSetter(
            UserAccess access,
            PasswordHashes hashes,
            Users users,
            UserChanges changes,
            TransactionTemplate transactions,
            Clock clock) {
        this.access = access;
        this.hashes = hashes;
        this.users = users;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @return the secret where it was made here; nobody can see it again
     * @throws UserNotFound where there is no such account
     * @throws DomainException INVALID where the wanted one is weaker than a password may be
     */
    Optional<String> set(Principal by, long userId, CliSecret wanted) {
        access.requireSecrets(by, userId);
        if (wanted.secret() != null && !wanted.secret().isEmpty()) {
            store(by, userId, hashes.hash(PasswordRule.require(wanted.secret())));
            return Optional.empty();
        }
        String made = GeneratedSecret.random();
        store(by, userId, GeneratedSecret.hash(made));
        return Optional.of(made);
    }

    private void store(Principal by, long userId, String hash) {
        transactions.executeWithoutResult(running -> {
            User user = users.lock(userId).orElseThrow(() -> new UserNotFound(userId));
            user.setCliSecret(hash, clock.instant());
            changes.secretSet(by, user, "cli_secret");
        });
    }
}
