package dev.berth.retention;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** What a rule keeps of the artifacts that it selects, by Harbor's names. The parameter of each is called like the template itself. */
enum RuleTemplate {
    LATEST_PUSHED_K("latestPushedK", Kind.COUNT, Time.PUSHED, "the most recently pushed # artifacts", true),
    LATEST_PULLED_N("latestPulledN", Kind.COUNT, Time.PULLED, "the most recently pulled # artifacts", true),
    N_DAYS_SINCE_LAST_PUSH("nDaysSinceLastPush", Kind.DAYS, Time.PUSHED, "pushed within the last # days", true),
    N_DAYS_SINCE_LAST_PULL("nDaysSinceLastPull", Kind.DAYS, Time.PULLED, "pulled within the last # days", true),
    ALWAYS("always", Kind.EVERYTHING, Time.PUSHED, "always", true),
    LATEST_ACTIVE_K("latestActiveK", Kind.COUNT, Time.ACTIVE, "the most recently active # artifacts", false),
    LAST_X_DAYS("lastXDays", Kind.DAYS, Time.PUSHED, "pushed within the last # days", false);

    /** How the number of a rule is meant. */
    enum Kind {
        COUNT(32_766),
        DAYS(20_190_904),
        EVERYTHING(0);

        private final int largest;

        Kind(int largest) {
            this.largest = largest;
        }

        int largest() {
            return largest;
        }
    }

    /** By which of an artifact's times it is judged. */
    enum Time {
        PUSHED("pushed"),
        PULLED("pulled"),
        /** The later one of the two. */
        ACTIVE("pushed or pulled");

        private final String verb;

        Time(String verb) {
            this.verb = verb;
        }

        String verb() {
            return verb;
        }
    }

    private final String id;
    private final Kind kind;
    private final Time time;
    private final String displayText;
    private final boolean offered;

    RuleTemplate(String id, Kind kind, Time time, String displayText, boolean offered) {
        this.id = id;
        this.kind = kind;
        this.time = time;
        this.displayText = displayText;
        this.offered = offered;
    }

    /** @throws DomainException INVALID where there is no such template */
    @JsonCreator
    static RuleTemplate of(@Nullable String id) {
        return Arrays.stream(values())
                .filter(template -> template.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new DomainException(
                        ErrorKind.INVALID,
                        "unknown template \"" + id + "\": expected one of "
                                + Arrays.stream(values()).map(RuleTemplate::id).collect(Collectors.joining(", "))));
    }

    /** Those that clients offer; the others are older names, which are taken as well. */
    static List<RuleTemplate> offered() {
        return Arrays.stream(values()).filter(template -> template.offered).toList();
    }

    @JsonValue
    String id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    Time time() {
        return time;
    }

    String displayText() {
        return displayText;
    }
}
