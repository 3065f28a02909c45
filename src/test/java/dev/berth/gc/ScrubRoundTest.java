package dev.berth.gc;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.berth.blob.StorageKey;

import static org.assertj.core.api.Assertions.assertThat;

class ScrubRoundTest {

    private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration PERIOD = Duration.ofDays(32);

    private final ScrubRound round = new ScrubRound("", BEGIN, 0, 0, 0, 0);

    @ParameterizedTest
    @CsvSource({
        "0, 00, false",
        "1, 07, true",
        "1, 08, false",
        "16, 7f, true",
        "16, 80, false",
        "31, f7, true",
        "31, f8, false"
    })
    void eachShareOfThePeriodHasItsShareOfTheKeys(int days, String beginning, boolean due) {
        StorageKey key = new StorageKey(beginning + "0".repeat(30));

        assertThat(round.isDue(key, BEGIN.plus(Duration.ofDays(days)), PERIOD)).isEqualTo(due);
    }

    @Test
    void everythingIsDueWhenThePeriodIsOver() {
        StorageKey last = new StorageKey("f".repeat(32));

        assertThat(round.isDue(last, BEGIN.plus(PERIOD).minusMillis(1), PERIOD)).isFalse();
        assertThat(round.isDue(last, BEGIN.plus(PERIOD), PERIOD)).isTrue();
        assertThat(round.isOver(BEGIN.plus(PERIOD), PERIOD)).isTrue();
    }

    @Test
    void aClockThatWentBackMakesNothingDue() {
        assertThat(round.isDue(new StorageKey("0".repeat(32)), BEGIN.minusSeconds(1), PERIOD))
                .isFalse();
    }
}
