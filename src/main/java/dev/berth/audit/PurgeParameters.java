package dev.berth.audit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What is purged from the audit log, in the words of Harbor's API.
 *
 * @param auditRetentionHour how old an entry gets, in hours
 * @param includeEventTypes which entries go, separated by commas; the others stay however old they are
 * @param dryRun whether they are counted only
 */
@JsonNaming(SnakeCaseStrategy.class)
record PurgeParameters(long auditRetentionHour, String includeEventTypes, boolean dryRun) {

    /** What has no name of its own. */
    static final String OTHER = "other_events";

    private static final String HOURS = "audit_retention_hour";
    private static final String EVENT_TYPES = "include_event_types";
    private static final String DRY_RUN = "dry_run";
    private static final String OPERATIONS = "include_operations";

    /** Harbor's own limit: 27 years. */
    private static final long MOST_HOURS = 240_000;

    /**
     * @param given of the request
     * @throws DomainException INVALID where they do not say what goes
     */
    static PurgeParameters of(@Nullable Map<String, Object> given) {
        Map<String, Object> parameters = given == null ? Map.of() : given;
        return new PurgeParameters(
                hours(parameters.get(HOURS)),
                String.join(",", eventTypes(parameters)),
                isDryRun(parameters.get(DRY_RUN)));
    }

    private static boolean isDryRun(@Nullable Object given) {
        return switch (given) {
            case null -> false;
            case Boolean dry -> dry;
            default -> throw new DomainException(ErrorKind.INVALID, DRY_RUN + " is not true or false");
        };
    }

    Duration age() {
        return Duration.ofHours(auditRetentionHour);
    }

    List<String> eventTypes() {
        return List.of(includeEventTypes.split(","));
    }

    private static long hours(@Nullable Object given) {
        if (given instanceof Number number
                && number.doubleValue() == number.longValue()
                && number.longValue() >= 1
                && number.longValue() <= MOST_HOURS) {
            return number.longValue();
        }
        throw new DomainException(
                ErrorKind.INVALID,
                HOURS + " is " + given + ": expected a whole number of hours from 1 to " + MOST_HOURS);
    }

    private static Set<String> eventTypes(Map<String, Object> parameters) {
        Set<String> types = new TreeSet<>(names(parameters.get(EVENT_TYPES)));
        types.forEach(PurgeParameters::requireKnown);
        names(parameters.get(OPERATIONS)).forEach(operation -> types.addAll(ofOperation(operation)));
        if (types.isEmpty()) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    EVENT_TYPES + " is missing: expected names from /auditlog-exts/events or " + OTHER
                            + ", separated by commas");
        }
        return types;
    }

    private static List<String> names(@Nullable Object given) {
        return Stream.of(Objects.toString(given, "").split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static void requireKnown(String type) {
        if (!type.equals(OTHER) && !AuditEventTypes.all().contains(type)) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    EVENT_TYPES + " holds " + type + ": expected names from /auditlog-exts/events or " + OTHER);
        }
    }

    private static List<String> ofOperation(String operation) {
        List<String> types = AuditEventTypes.all().stream()
                .filter(type -> type.startsWith(operation + "_"))
                .toList();
        if (types.isEmpty()) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    OPERATIONS + " holds " + operation + ": expected operations such as create, update, delete, pull");
        }
        return types;
    }
}
