package dev.berth.identity.oidc;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Where on this server a browser goes to after a sign-in, and nowhere else (S46). */
final class LocalPath {

    static final String ROOT = "/";

    /** Neither {@code //host} nor anything that a browser turns into it: backslashes, control characters, spaces, characters beyond ASCII. */
    private static final Pattern FORM = Pattern.compile("/(?:[!#$%&'()*+,\\-.0-9:;=?@A-Z_a-z~][!-\\[\\]-~]{0,2000})?");

    private LocalPath() {}

    /**
     * @param wanted absent or empty for the root
     * @throws DomainException INVALID where it could lead to another server
     */
    static String require(@Nullable String wanted) {
        if (wanted == null || wanted.isEmpty()) {
            return ROOT;
        }
        if (!FORM.matcher(wanted).matches()) {
            throw new DomainException(
                    ErrorKind.INVALID, "invalid redirect_url: expected a path on this server, such as /projects");
        }
        return wanted;
    }
}
