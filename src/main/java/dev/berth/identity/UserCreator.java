package dev.berth.identity;

import java.time.Clock;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Makes accounts with a password of their own. The database decides between two that want the same name. */
@Component
class UserCreator {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,190}");
    private static final int LONGEST = 255;

    private final Users users;
    private final PasswordHashes hashes;
    private final Clock clock;

    UserCreator(Users users, PasswordHashes hashes, Clock clock) {
        this.users = users;
        this.hashes = hashes;
        this.clock = clock;
    }

    /**
     * @throws DomainException INVALID where a field is outside its limits
     * @throws UsernameTaken where somebody has the name or the e-mail address
     */
    User create(UserCreation creation) {
        Username username = new Username(present(creation.username(), "username"));
        String password = PasswordRule.require(present(creation.password(), "password"));
        User user = new User(username, hashes.hash(password), clock.instant());
        user.describe(
                email(creation.email()), text(creation.realname(), "realname"), text(creation.comment(), "comment"));
        try {
            return users.saveAndFlush(user);
        } catch (DataIntegrityViolationException e) {
            throw new UsernameTaken(username);
        }
    }

    private static String present(@Nullable String value, String field) {
        if (value == null) {
            throw new DomainException(ErrorKind.INVALID, "the field " + field + " is missing");
        }
        return value;
    }

    private static @Nullable String email(@Nullable String email) {
        if (email == null || email.isEmpty()) {
            return null;
        }
        if (!EMAIL.matcher(email).matches()) {
            throw new DomainException(
                    ErrorKind.INVALID, "invalid email: expected one address of at most 255 characters");
        }
        return email;
    }

    private static @Nullable String text(@Nullable String value, String field) {
        if (value != null && (value.length() > LONGEST || value.indexOf('\0') >= 0)) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    "the field " + field + " is too long: expected at most " + LONGEST + " characters");
        }
        return value;
    }
}
