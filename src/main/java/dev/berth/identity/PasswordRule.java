package dev.berth.identity;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Which passwords an account may get: Harbor's rule, and none that stands in a manual (S14). */
public final class PasswordRule {

    public static final int LONGEST = 128;

    /** Half of a surrogate pair is no character, and has no bytes to hash. */
    private static final Pattern STRONG =
            Pattern.compile("(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])\\P{Cs}{8," + LONGEST + "}", Pattern.DOTALL);

    /** Lower-case beginnings of passwords that manuals, compose files and charts show. */
    private static final Set<String> SAMPLES = Set.of(
            "harbor12345",
            "admin",
            "password",
            "passw0rd",
            "p@ssw0rd",
            "changeme",
            "change_me",
            "berth12345",
            "secret");

    private PasswordRule() {}

    /** @throws DomainException INVALID where it is too weak or known to everybody */
    static String require(String password) {
        if (!isStrong(password)) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    "the password is too weak: expected 8 to " + LONGEST
                            + " characters with an upper-case letter, a lower-case letter and a digit");
        }
        if (isSample(password)) {
            throw new DomainException(
                    ErrorKind.INVALID, "this password is a sample that everybody knows: choose your own");
        }
        return password;
    }

    /** Whether it is of the length and the kinds of characters that are expected. */
    public static boolean isStrong(String password) {
        return STRONG.matcher(password).matches();
    }

    /** Whether it is one of the samples, with nothing behind it but digits and marks. */
    public static boolean isSample(String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        return SAMPLES.stream()
                .anyMatch(sample -> lower.startsWith(sample)
                        && lower.substring(sample.length()).chars().noneMatch(Character::isLetter)
                        && lower.length() <= sample.length() + 5);
    }
}
