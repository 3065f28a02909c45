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
import dev.berth.setting.Setting;
import dev.berth.setting.Settings;

/** Makes accounts with a password of their own. The database decides between two that want the same name. */
@Component
class UserCreator {

    private final AccessPolicy policy;
    private final Settings settings;
    private final Users users;
    private final PasswordHashes hashes;
    private final UserChanges changes;
    private final TransactionTemplate transactions;
    private final Clock clock;

    UserCreator(
            AccessPolicy policy,
            Settings settings,
            Users users,
            PasswordHashes hashes,
            UserChanges changes,
            TransactionTemplate transactions,
            Clock clock) {
        this.policy = policy;
        this.settings = settings;
        this.users = users;
        this.hashes = hashes;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @return the id
     * @throws DomainException INVALID where a field is outside its limits
     * @throws UsernameTaken where somebody has the name or the e-mail address
     */
    long create(Principal by, UserCreation creation) {
        requireMayCreate(by);
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

    /** Where people register themselves, everybody may; they become nothing by it that they could choose (S01). */
    private void requireMayCreate(Principal by) {
        if (!settings.flag(Setting.SELF_REGISTRATION)) {
            policy.requireSystem(by, Permission.to(Action.CREATE, Resource.USER));
        }
    }

    private static String present(@Nullable String value, String field) {
        if (value == null) {
            throw new DomainException(ErrorKind.INVALID, "the field " + field + " is missing");
        }
        return value;
    }
}
