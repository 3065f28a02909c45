package dev.berth.identity;

import java.security.SecureRandom;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.StartRefused;

/**
 * Makes the account {@code admin} at the first start, before anything is served. There is no default password: it is configured, or random
 * and printed once to the console and not to the log (S14, S15).
 */
@Component
public class FirstAdministrator implements InitializingBean {

    /** As in Harbor. */
    static final long ID = 1;

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int LENGTH = 20;

    private final Users users;
    private final PasswordHashes hashes;
    private final IdentityProperties properties;

    FirstAdministrator(Users users, PasswordHashes hashes, IdentityProperties properties) {
        this.users = users;
        this.hashes = hashes;
        this.properties = properties;
    }

    /** @throws DomainException PRECONDITION for the account {@code admin}: by it somebody can sign in whatever becomes of providers */
    static void requireOther(long userId) {
        if (userId == ID) {
            throw new DomainException(
                    ErrorKind.PRECONDITION, "the account admin always remains an administrator who can sign in");
        }
    }

    /** The id of the account {@code admin}, which is there as soon as this object is. */
    public long id() {
        return ID;
    }

    /** @throws StartRefused where the configured password must not be used: the server does not start */
    @Override
    public void afterPropertiesSet() {
        String configured = properties.adminPassword();
        if (configured != null) {
            requireUsable(configured);
        }
        if (users.administratorExists()) {
            return;
        }
        String password = configured != null ? configured : random();
        boolean made = users.insertAdministrator(hashes.hash(password)) == 1;
        if (made && configured == null) {
            print(password);
        }
    }

    private static void requireUsable(String password) {
        try {
            PasswordRule.require(password);
        } catch (DomainException e) {
            throw new StartRefused(
                    "BERTH_ADMIN_PASSWORD (berth.admin-password) cannot be used: " + e.getMessage(),
                    "Set it to a password of your own, or leave it away: then a random one is made at the first start.");
        }
    }

    /** About 116 bits, without letters that are easily mistaken for one another. */
    private static String random() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        do {
            password.setLength(0);
            random.ints(LENGTH, 0, LETTERS.length()).forEach(i -> password.append(LETTERS.charAt(i)));
        } while (!PasswordRule.isStrong(password.toString()));
        return password.toString();
    }

    @SuppressWarnings("SystemOut") // on purpose: logs are kept and shipped elsewhere
    private static void print(String password) {
        System.out.printf("""

                ------------------------------------------------------------
                  The account "admin" was made. Its password, shown only now:

                      %s

                ------------------------------------------------------------
                %n""", password);
    }
}
