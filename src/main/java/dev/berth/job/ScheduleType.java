package dev.berth.job;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** How often something is done, in Harbor's words. */
public enum ScheduleType {
    HOURLY("Hourly", "0 0 * * * *"),
    DAILY("Daily", "0 0 0 * * *"),
    WEEKLY("Weekly", "0 0 0 * * 0"),
    CUSTOM("Custom", ""),
    /** Now, once. */
    MANUAL("Manual", ""),
    /** Not at all. */
    NONE("None", "");

    private final String label;
    private final String standard;

    ScheduleType(String label, String standard) {
        this.label = label;
        this.standard = standard;
    }

    /** The name in Harbor's API. */
    public String label() {
        return label;
    }

    /** @throws DomainException INVALID where there is no such type */
    public static ScheduleType of(@Nullable String label) {
        return Stream.of(values())
                .filter(type -> type.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new DomainException(
                        ErrorKind.INVALID,
                        "the type of the schedule is " + label + ": expected one of "
                                + Stream.of(values()).map(ScheduleType::label).collect(Collectors.joining(", "))));
    }

    /**
     * When it is done: as {@code cron} says, or as such schedules commonly are where it says nothing.
     *
     * @throws DomainException INVALID where that cannot be followed
     */
    public Cron cron(@Nullable String cron) {
        return Cron.parse(cron == null || cron.isBlank() ? standard : cron);
    }
}
