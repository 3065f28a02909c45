package dev.berth.job;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import dev.berth.testkit.TurnedClock;

import static org.assertj.core.api.Assertions.assertThat;

class TaskLogTest {

    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-21T08:30:00.123Z"));

    @Test
    void linesHaveTheirTimeAndAreTakenOnce() {
        TaskLog log = new TaskLog(clock, 0);
        log.add("first");
        log.add("second");

        assertThat(log.take()).isEqualTo("2026-11-21T08:30:00Z first\n2026-11-21T08:30:00Z second\n");
        assertThat(log.take()).isEmpty();
    }

    @Test
    void whatTheDatabaseCannotHoldIsLeftOut() {
        TaskLog log = new TaskLog(clock, 0);
        log.add("a\u0000b");

        assertThat(log.take()).endsWith(" ab\n");
    }

    @Test
    void aLineHasAnEnd() {
        TaskLog log = new TaskLog(clock, 0);
        log.add("x".repeat(1_000_000));

        assertThat(log.take()).hasSizeLessThan(2_100).endsWith("x…\n");
    }

    @Test
    void aLogHasAnEndButForTheLastWords() {
        TaskLog log = new TaskLog(clock, TaskLog.LONGEST - 100);
        for (int i = 0; i < 10; i++) {
            log.add("line " + i);
        }
        log.end("Error: why");

        assertThat(log.take())
                .contains("line 2\n", "7 lines are left out: the log is full\n")
                .doesNotContain("line 3")
                .endsWith("Error: why\n");
    }
}
