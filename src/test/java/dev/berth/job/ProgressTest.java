package dev.berth.job;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTest {

    private static final Instant START = Instant.parse("2026-11-21T08:30:00Z");
    private static final Instant NOW = START.plus(Duration.ofMinutes(10));

    @Test
    void whatGoesOnAsItWentIsExpectedToEndAfterTheRest() {
        assertThat(new Progress(25, 100, START).expectedEnd(NOW)).contains(NOW.plus(Duration.ofMinutes(30)));
        assertThat(new Progress(100, 100, START).expectedEnd(NOW)).contains(NOW);
        assertThat(new Progress(120, 100, START).expectedEnd(NOW)).contains(NOW);
    }

    @Test
    void nobodyCanSayBeforeSomethingIsDoneOrTheWholeIsKnown() {
        assertThat(new Progress(0, 100, START).expectedEnd(NOW)).isEmpty();
        assertThat(new Progress(10, 0, START).expectedEnd(NOW)).isEmpty();
        assertThat(new Progress(10, 100, null).expectedEnd(NOW)).isEmpty();
    }
}
