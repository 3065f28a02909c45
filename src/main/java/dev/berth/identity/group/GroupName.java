package dev.berth.identity.group;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** What people call a group. It may be somebody's user name as well: a group's name stands nowhere where a person's is expected (S18). */
record GroupName(String value) {

    private static final int LONGEST = 255;

    /** @throws DomainException INVALID where it is missing, too long or has characters that cannot be seen */
    GroupName {
        if (value.isBlank() || value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw new DomainException(
                    ErrorKind.INVALID, "invalid group_name: expected 1 to " + LONGEST + " characters that can be seen");
        }
    }

    static GroupName of(@Nullable String value) {
        return new GroupName(value == null ? "" : value);
    }
}
