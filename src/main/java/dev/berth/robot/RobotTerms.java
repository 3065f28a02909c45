package dev.berth.robot;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** The limits of what a body may say of a robot. */
final class RobotTerms {

    private static final long MOST_DAYS = 1_000_000;
    private static final int LONGEST_DESCRIPTION = 1024;

    private RobotTerms() {}

    /** @throws DomainException INVALID unless it is a number of days, or {@link Robot#NEVER} */
    static long requireDuration(long days) {
        if (days != Robot.NEVER && (days < 1 || days > MOST_DAYS)) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    "the field duration must be from 1 to " + MOST_DAYS + " days, or -1 for ever, but is " + days);
        }
        return days;
    }

    /** @throws DomainException INVALID where it is too long */
    static String requireDescription(@Nullable String description) {
        if (description == null) {
            return "";
        }
        if (description.length() > LONGEST_DESCRIPTION) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    "the field description is too long: expected at most " + LONGEST_DESCRIPTION + " characters");
        }
        return description;
    }
}
