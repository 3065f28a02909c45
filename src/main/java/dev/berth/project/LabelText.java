package dev.berth.project;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** What a label says and how it looks. */
record LabelText(String name, String description, String color) {

    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_DESCRIPTION = 1_024;
    private static final Pattern COLOR = Pattern.compile("(?:#[0-9a-fA-F]{6})?");

    /** @throws DomainException INVALID where the name is missing, one of them is too long or the colour is none */
    LabelText {
        if (name.isBlank() || name.length() > LONGEST_NAME || hasControls(name)) {
            throw invalid("a label needs a name of 1 to " + LONGEST_NAME + " characters that can be seen");
        }
        if (description.length() > LONGEST_DESCRIPTION || description.indexOf('\0') >= 0) {
            throw invalid("the description of a label has at most " + LONGEST_DESCRIPTION + " characters, not U+0000");
        }
        if (!COLOR.matcher(color).matches()) {
            throw invalid("the color of a label is like #0A7CFF, or empty");
        }
    }

    static LabelText of(@Nullable String name, @Nullable String description, @Nullable String color) {
        return new LabelText(orEmpty(name), orEmpty(description), orEmpty(color));
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static DomainException invalid(String message) {
        return new DomainException(ErrorKind.INVALID, message);
    }
}
