package dev.berth.selector;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** A pattern that means nothing, or more than is accepted. */
public final class InvalidPattern extends DomainException {

    private static final int QUOTED = 80;

    InvalidPattern(String pattern, String why) {
        super(ErrorKind.INVALID, "invalid pattern \"" + quoted(pattern) + "\": " + why);
    }

    private static String quoted(String pattern) {
        String head = pattern.length() <= QUOTED ? pattern : pattern.substring(0, QUOTED) + "…";
        return head.replaceAll("\\p{Cntrl}", "?");
    }
}
