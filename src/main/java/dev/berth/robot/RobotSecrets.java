package dev.berth.robot;

import java.security.SecureRandom;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.berth.identity.GeneratedSecret;
import dev.berth.identity.PasswordHashes;
import dev.berth.identity.PasswordRule;
import dev.berth.identity.RememberedPasswords;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/**
 * Makes secrets and compares them. One that is generated here has 256 bits, so nobody finds it by trying and SHA-256 is enough to store it; one
 * that a person has chosen is stored like a password, by Argon2id.
 */
@Component
class RobotSecrets {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /** 62 to the power of 43 is a little more than 2 to the power of 256. */
    private static final int LENGTH = 43;

    private final SecureRandom random = new SecureRandom();
    private final PasswordHashes hashes;
    private final RememberedPasswords remembered;

    RobotSecrets(PasswordHashes hashes, RememberedPasswords remembered) {
        this.hashes = hashes;
        this.remembered = remembered;
    }

    /**
     * @param supplied a secret that somebody has chosen; absent or empty where one is to be generated
     * @throws DomainException INVALID where it is too weak or known to everybody
     */
    NewSecret make(@Nullable String supplied) {
        if (supplied == null || supplied.isEmpty()) {
            String generated = generate();
            return new NewSecret(generated, GeneratedSecret.hash(generated), true);
        }
        return new NewSecret(supplied, hashes.hash(requireUsable(supplied)), false);
    }

    /**
     * Whether this is the secret, as far as that is known without a slow hash.
     *
     * @param account the key of whoever signs in
     */
    boolean matchesAtOnce(String account, String secret, String hash) {
        return GeneratedSecret.isHash(hash)
                ? GeneratedSecret.matches(secret, hash)
                : remembered.remembers(account, secret, hash);
    }

    /**
     * Whether this is the secret that somebody has chosen. It takes as long for every hash (S03).
     *
     * @param hash absent where there is none to compare with
     */
    boolean matchesSlowly(String account, String secret, @Nullable String hash) {
        boolean same = hashes.matches(secret, hash == null || GeneratedSecret.isHash(hash) ? null : hash);
        if (same && hash != null) {
            remembered.remember(account, secret, hash);
        }
        return same;
    }

    private String generate() {
        StringBuilder secret = new StringBuilder();
        do {
            secret.setLength(0);
            random.ints(LENGTH, 0, LETTERS.length()).forEach(i -> secret.append(LETTERS.charAt(i)));
        } while (!PasswordRule.isStrong(secret.toString()));
        return secret.toString();
    }

    private static String requireUsable(String secret) {
        if (!PasswordRule.isStrong(secret) || PasswordRule.isSample(secret)) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    "the secret cannot be used: expected 8 to " + PasswordRule.LONGEST
                            + " characters with an upper-case letter, a lower-case letter and a digit,"
                            + " and none that everybody knows");
        }
        return secret;
    }
}
