package dev.berth.identity.oidc;

import org.jspecify.annotations.Nullable;

import com.google.re2j.Pattern;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Where on this server a browser goes to after a sign-in, and nowhere else (S46). */
final class LocalPath {

    static final String ROOT = "/";

    private static final int LONGEST = 2_000;

    /** What an address is made of (RFC 3986, 2). */
    private static final String CHARACTER = "[!$&'()*+,\\-.0-9:;=?@A-Z_a-z~]|%[0-9A-Fa-f]{2}";

    /** Neither {@code //host} nor anything that a browser turns into it: backslashes, control characters, spaces, characters beyond ASCII. */
    private static final Pattern FORM =
            Pattern.compile("/(?:(?:%1$s)(?:%1$s|/)*)?(?:#(?:%1$s|/)*)?".formatted(CHARACTER));

    private LocalPath() {}

    /**
     * @param wanted absent or empty for the root
     * @throws DomainException INVALID where it could lead to another server
     */
    static String require(@Nullable String wanted) {
        if (wanted == null || wanted.isEmpty()) {
            return ROOT;
        }
        if (wanted.length() > LONGEST || !FORM.matches(wanted)) {
            throw new DomainException(
                    ErrorKind.INVALID, "invalid redirect_url: expected a path on this server, such as /projects");
        }
        return wanted;
    }
}
