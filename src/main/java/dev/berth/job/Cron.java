package dev.berth.job;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.scheduling.support.CronExpression;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/**
 * When something is done, in the six fields of Harbor's schedules: second, minute, hour, day of month, month, day of week. Times are those
 * of UTC, so that no hour is missing or comes twice. Where both days are restricted, either is enough, as cron has it.
 */
public final class Cron {

    private static final int LONGEST = 256;
    private static final int FIELDS = 6;
    private static final int DAY_OF_MONTH = 3;
    private static final int DAY_OF_WEEK = 5;
    private static final int MOST_DAYS_BEFORE_LAST = 27;
    private static final Pattern BEFORE_LAST = Pattern.compile("[lL]-([0-9]+)");
    private static final Pattern ONE_SECOND = Pattern.compile("[0-5]?[0-9]");

    private final String text;
    private final List<CronExpression> expressions;

    private Cron(String text, List<CronExpression> expressions) {
        this.text = text;
        this.expressions = expressions;
    }

    /** @throws DomainException INVALID with the reason, where it cannot be read, never comes or comes more often than once a minute */
    public static Cron parse(String text) {
        if (text.length() > LONGEST) {
            throw refused(text.substring(0, LONGEST) + "…", "it is longer than " + LONGEST + " characters");
        }
        String[] fields = text.strip().split("\\s+");
        if (fields.length != FIELDS) {
            throw refused(text, "it has " + fields.length + " fields");
        }
        if (!ONE_SECOND.matcher(fields[0]).matches()) {
            throw refused(text, "the first field is the second, which must be one number from 0 to 59");
        }
        if (isBeforeSomeMonths(fields[DAY_OF_MONTH])) {
            throw refused(
                    text, "not every month has a day so long before its last: L-" + MOST_DAYS_BEFORE_LAST + " at most");
        }
        Cron cron = new Cron(String.join(" ", fields), expressions(text, fields));
        if (cron.next(Instant.EPOCH).isEmpty()) {
            throw refused(text, "there is no such day");
        }
        return cron;
    }

    /** The first slot after that time; empty where there is none any more. */
    public Optional<Instant> next(Instant after) {
        LocalDateTime from = LocalDateTime.ofInstant(after, ZoneOffset.UTC);
        return expressions.stream()
                .map(expression -> expression.next(from))
                .filter(Objects::nonNull)
                .map(slot -> slot.toInstant(ZoneOffset.UTC))
                .min(Instant::compareTo);
    }

    private static List<CronExpression> expressions(String text, String[] fields) {
        try {
            if (isRestricted(fields[DAY_OF_MONTH]) && isRestricted(fields[DAY_OF_WEEK])) {
                return List.of(expression(fields, DAY_OF_WEEK), expression(fields, DAY_OF_MONTH));
            }
            return List.of(CronExpression.parse(String.join(" ", fields)));
        } catch (IllegalArgumentException e) {
            throw refused(text, String.valueOf(e.getMessage()));
        }
    }

    /** In a month that is too short the day would be one of the month before, and slots would go back in time. */
    private static boolean isBeforeSomeMonths(String days) {
        Matcher beforeLast = BEFORE_LAST.matcher(days);
        return beforeLast.find()
                && (beforeLast.group(1).length() > 2 || Integer.parseInt(beforeLast.group(1)) > MOST_DAYS_BEFORE_LAST);
    }

    private static boolean isRestricted(String days) {
        return !days.startsWith("*") && !days.startsWith("?");
    }

    private static CronExpression expression(String[] fields, int without) {
        String[] copy = fields.clone();
        copy[without] = "*";
        return CronExpression.parse(String.join(" ", copy));
    }

    private static DomainException refused(String text, String why) {
        return new DomainException(
                ErrorKind.INVALID,
                "the schedule \"" + text + "\" cannot be followed: " + why
                        + "; expected six fields as in \"0 30 2 * * *\": second, minute, hour, day of month, month, day of"
                        + " week");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cron cron && text.equals(cron.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As it was written, with single spaces. */
    @Override
    public String toString() {
        return text;
    }
}
