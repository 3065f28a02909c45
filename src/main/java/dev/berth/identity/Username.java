package dev.berth.identity;

import java.util.regex.Pattern;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/**
 * A name to sign in with. It has no {@code $}, {@code +} or colon, so that a robot's or a group's name is never a person's (S18) and Basic
 * authentication can carry it.
 */
record Username(String value) {

    private static final Pattern GRAMMAR =
            Pattern.compile("[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_.@ -]{0,253}[\\p{L}\\p{N}_.-])?");

    /** What logs and messages call somebody who has not signed in. */
    private static final String RESERVED = "anonymous";

    Username {
        if (!GRAMMAR.matcher(value).matches() || value.equalsIgnoreCase(RESERVED)) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    "invalid username: expected 1 to 255 letters, digits and the characters . _ - @ or a space,"
                            + " beginning with a letter, digit or '_', and other than \"" + RESERVED + "\"");
        }
    }
}
