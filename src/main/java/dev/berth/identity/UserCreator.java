package dev.berth.identity;

import java.time.Clock;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.Resource;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.RetryLater;

/** Makes accounts with a password of their own. The database decides between two that want the same name. */
@Component
class UserCreator {

    private final AccessPolicy policy;
    private final SelfRegistration selfRegistration;
    private final Users users;
    private final PasswordHashes hashes;
    private final UserChanges changes;
    private final TransactionTemplate transactions;
    private final Clock clock;

    UserCreator(
            AccessPolicy policy,
            SelfRegistration selfRegistration,
            Users users,
            PasswordHashes hashes,
            UserChanges changes,
            TransactionTemplate transactions,
            Clock clock) {
        this.policy = policy;
        this.selfRegistration = selfRegistration;
        this.users = users;
        this.hashes = hashes;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param address where the request comes from, for limits
     * @return the id
     * @throws DomainException INVALID where a field is outside its limits
     * @throws UsernameTaken where somebody has the name or the e-mail address
     * @throws RetryLater TOO_MANY where too many registered themselves from this address
     */
    long create(Principal by, UserCreation creation, String address) {
        requireMayCreate(by, address);
        Username username = new Username(present(creation.username(), "username"));
        String password = PasswordRule.require(present(creation.password(), "password"));
        UserDescription description = new UserDescription(creation.email(), creation.realname(), creation.comment());
        User user = new User(username, hashes.hash(password), clock.instant());
        user.describe(description, clock.instant());
        try {
            transactions.executeWithoutResult(running -> changes.created(by, users.saveAndFlush(user)));
        } catch (DataIntegrityViolationException e) {
            throw new UsernameTaken(username);
        }
        return user.id();
    }

    private void requireMayCreate(Principal by, String address) {
        Permission create = Permission.to(Action.CREATE, Resource.USER);
        if (!policy.allowsSystem(by, create) && selfRegistration.isOpen()) {
            selfRegistration.requirePatience(address);
        } else {
            policy.requireSystem(by, create);
        }
    }

    private static String present(@Nullable String value, String field) {
        if (value == null) {
            throw new DomainException(ErrorKind.INVALID, "the field " + field + " is missing");
        }
        return value;
    }
}
