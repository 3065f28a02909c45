package dev.berth.gc;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What a run of the garbage collection is to do.
 *
 * @param deleteUntagged whether untagged artifacts are garbage
 * @param deleteTag Harbor's: its tags lie in its store as well. Kept and shown, and without effect here
 * @param dryRun whether it only says what it would do
 * @param workers Harbor's, from 1 to 10. Kept and shown: here a run has one worker, which takes hundreds at once
 * @param untaggedAgeHours for how long untagged artifacts must have been neither pushed nor pulled; not Harbor's
 * @param deleteWaiting whether objects are deleted before their quarantine is over; not Harbor's
 */
@JsonNaming(SnakeCaseStrategy.class)
record GarbageParameters(
        boolean deleteUntagged,
        boolean deleteTag,
        boolean dryRun,
        int workers,
        int untaggedAgeHours,
        boolean deleteWaiting) {

    private static final int MOST_WORKERS = 10;
    private static final int LONGEST_AGE = 10 * 366 * 24;

    /** @throws DomainException INVALID where one is not what is expected; those that are unknown are ignored */
    static GarbageParameters of(@Nullable Map<String, Object> given) {
        Map<String, Object> all = given == null ? Map.of() : given;
        return new GarbageParameters(
                flag(all, "delete_untagged"),
                flag(all, "delete_tag"),
                flag(all, "dry_run"),
                number(all, "workers", 1, 1, MOST_WORKERS),
                number(all, "untagged_age_hours", 0, 0, LONGEST_AGE),
                flag(all, "delete_waiting"));
    }

    Duration untaggedAge() {
        return Duration.ofHours(untaggedAgeHours);
    }

    /** For the log, in the API's names; those without effect are left out. */
    String words() {
        return "delete_untagged=%s, untagged_age_hours=%d, delete_waiting=%s"
                .formatted(deleteUntagged, untaggedAgeHours, deleteWaiting);
    }

    private static boolean flag(Map<String, Object> given, String name) {
        return switch (given.get(name)) {
            case null -> false;
            case Boolean flag -> flag;
            default -> throw refused(name, "true or false");
        };
    }

    private static int number(Map<String, Object> given, String name, int absent, int least, int most) {
        return switch (given.get(name)) {
            case null -> absent;
            case Integer number when number >= least && number <= most -> number;
            default -> throw refused(name, "a whole number from " + least + " to " + most);
        };
    }

    private static DomainException refused(String name, String expected) {
        return new DomainException(ErrorKind.INVALID, "parameters." + name + " is not " + expected);
    }
}
