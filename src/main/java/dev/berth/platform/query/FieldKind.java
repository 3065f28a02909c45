package dev.berth.platform.query;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Of which type a field's values are. */
enum FieldKind {
    TEXT,
    NUMBER,
    TIME,
    BOOLEAN,
    SPECIAL;

    /** @throws BadQuery where the text is no value of this kind */
    Object value(String field, String text) {
        Object value = switch (this) {
            case TEXT, SPECIAL -> text;
            case NUMBER -> number(text);
            case TIME -> time(text);
            case BOOLEAN -> bool(text);
        };
        if (value == null) {
            throw new BadQuery("q has " + field + "=" + text + ": expected " + expected());
        }
        return value;
    }

    /** Whether one value stands before another, so that ranges of them mean something. */
    boolean hasRanges() {
        return this == NUMBER || this == TIME;
    }

    private String expected() {
        return switch (this) {
            case TEXT, SPECIAL -> "text";
            case NUMBER -> "a whole number";
            case TIME -> "a time in UTC such as 2026-01-31T23:59:59";
            case BOOLEAN -> "true or false";
        };
    }

    private static @Nullable Long number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** With {@code T} or a space between date and time: Harbor's documents name both. A year with a sign would be outside of the database's range. */
    private static @Nullable Instant time(String text) {
        try {
            String local = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
            return local.startsWith("+") || local.startsWith("-")
                    ? null
                    : LocalDateTime.parse(local.replaceFirst(" ", "T")).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable Boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }
}
