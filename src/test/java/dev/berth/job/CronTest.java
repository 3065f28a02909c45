package dev.berth.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CronTest {

    private static List<String> slots(String cron, String after, int count) {
        Cron parsed = Cron.parse(cron);
        return Stream.iterate(
                        parsed.next(Instant.parse(after)).orElseThrow(),
                        slot -> parsed.next(slot).orElseThrow())
                .limit(count)
                .map(Instant::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 0 0 * * *        | 2026-11-21T12:00:00Z | 2026-11-22T00:00:00Z
            0 0 0 * * ?        | 2026-11-21T12:00:00Z | 2026-11-22T00:00:00Z
            0 0 * * * *        | 2026-11-21T12:00:00Z | 2026-11-21T13:00:00Z
            30 */15 * * * *    | 2026-11-21T12:00:00Z | 2026-11-21T12:00:30Z
            0 0 0 * * 0        | 2026-11-21T12:00:00Z | 2026-11-22T00:00:00Z
            0 0 0 * * MON      | 2026-11-21T12:00:00Z | 2026-11-23T00:00:00Z
            0 30 2 1 JAN *     | 2026-11-21T12:00:00Z | 2027-01-01T02:30:00Z
            0 0 0 29 2 *       | 2026-11-21T12:00:00Z | 2028-02-29T00:00:00Z
            0 0 0 L-27 * *     | 2026-01-05T00:00:00Z | 2026-02-01T00:00:00Z
            0 0 0 29 2 ?       | 2096-03-01T00:00:00Z | 2104-02-29T00:00:00Z
            0  0 0 * *  *      | 2026-11-21T23:59:59.999Z | 2026-11-22T00:00:00Z
            """)
    void theNextSlotIsTheFirstThatFits(String cron, String after, String next) {
        assertThat(slots(cron, after, 1)).containsExactly(next);
    }

    @Test
    void whereBothDaysAreRestrictedEitherIsEnough() {
        assertThat(slots("0 0 0 13 * FRI", "2026-11-01T00:00:00Z", 4))
                .containsExactly(
                        "2026-11-06T00:00:00Z", "2026-11-13T00:00:00Z", "2026-11-20T00:00:00Z", "2026-11-27T00:00:00Z");
        assertThat(slots("0 0 0 1 * MON", "2026-11-24T00:00:00Z", 2))
                .containsExactly("2026-11-30T00:00:00Z", "2026-12-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * * *",
                "* * * * * *",
                "*/2 * * * * *",
                "0-59 * * * * *",
                "0,1 * * * * *",
                "60 * * * * *",
                "0 60 * * * *",
                "0 0 24 * * *",
                "0 0 0 32 * *",
                "0 0 0 * 13 *",
                "0 0 0 * * 9",
                "0 */0 * * * *",
                "0 -1 * * * *",
                "0 0 0 30 2 *",
                "0 0 0 L-99 * *",
                "0 0 0 L-28 * *",
                "0 0 0 l-30 2 *",
                "0 0 0 L-4294967296 * MON",
                "0 0 0 * * MON#6",
                "0 0 0 31 4,6,9,11 *",
                "@daily",
                "0 0 0 * * * 2027",
                "0 0 0 * * nonsense",
                "0 99999999999 * * * *",
                "0 0 0 1/1/1 * *",
                "\u0000 0 0 * * *"
            })
    void whatCannotBeReadNeverComesOrComesTooOftenIsRefused(String cron) {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> Cron.parse(cron))
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID))
                .withMessageContaining("expected six fields");
    }

    @Test
    void whatIsEndlesslyLongIsRefusedAtOnce() {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> Cron.parse("0 " + "1,".repeat(1_000_000) + "1 * * * *"))
                .withMessageContaining("it is longer than 256 characters");
    }

    /** The last Sunday of March and of October in Europe, the second of March and the first of November in America. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-03-28", "2026-10-24", "2026-03-07", "2026-10-31"})
    void noSlotIsMissingOrComesTwiceWhenClocksAreChanged(String saturday) {
        Cron nightly = Cron.parse("0 30 2 * * *");
        Instant first = Instant.parse(saturday + "T02:30:00Z");

        assertThat(nightly.next(first)).contains(first.plus(Duration.ofDays(1)));
        assertThat(nightly.next(first.plus(Duration.ofDays(1)))).contains(first.plus(Duration.ofDays(2)));
    }

    @Test
    void typesHaveSlotsOfTheirOwnWhereNoneAreGiven() {
        assertThat(ScheduleType.of("Hourly").cron("")).hasToString("0 0 * * * *");
        assertThat(ScheduleType.of("Daily").cron(null)).hasToString("0 0 0 * * *");
        assertThat(ScheduleType.of("Weekly").cron("0 0 5 * * 1")).hasToString("0 0 5 * * 1");
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> ScheduleType.of("Custom").cron(""));
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> ScheduleType.of("Yearly"))
                .withMessageContaining("Hourly, Daily, Weekly, Custom, Manual, None");
    }
}
