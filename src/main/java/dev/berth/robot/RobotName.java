package dev.berth.robot;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.berth.access.ProjectScope;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/**
 * A robot's name without the prefix, as it is stored: {@code ci} in the system, {@code library+ci} in a project. A project's name has no
 * {@code +}, so the two kinds cannot meet.
 */
record RobotName(String value) {

    private static final int LONGEST = 255;
    private static final Pattern OWN = Pattern.compile("[a-z0-9]+(?:[._-][a-z0-9]+)*+");

    static RobotName in(ProjectScope project, String own) {
        return new RobotName(project.name() + "+" + own);
    }

    /** @throws DomainException INVALID where what the client calls the robot is outside the grammar */
    static String requireOwn(@Nullable String own) {
        if (own == null || own.length() > LONGEST || !OWN.matcher(own).matches()) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    "invalid robot name: expected 1 to " + LONGEST
                            + " lower-case letters and digits, with single . _ or - between them");
        }
        return own;
    }
}
