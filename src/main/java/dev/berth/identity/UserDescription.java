package dev.berth.identity;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** What people say of themselves, within its limits. An empty e-mail address is none. */
record UserDescription(
        @Nullable String email,
        @Nullable String realname,
        @Nullable String comment) {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,190}");
    static final int LONGEST = 255;

    /** @throws DomainException INVALID where a field is outside its limits */
    UserDescription {
        email = email(email);
        requireText(realname, "realname");
        requireText(comment, "comment");
    }

    static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }

    private static @Nullable String email(@Nullable String email) {
        if (email == null || email.isEmpty()) {
            return null;
        }
        if (!isEmail(email)) {
            throw new DomainException(
                    ErrorKind.INVALID, "invalid email: expected one address of at most 255 characters");
        }
        return email;
    }

    private static void requireText(@Nullable String value, String field) {
        if (value != null && (value.length() > LONGEST || value.indexOf('\0') >= 0)) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    "the field " + field + " is too long: expected at most " + LONGEST + " characters");
        }
    }
}
