package dev.berth.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.access.Principal;
import dev.berth.testkit.Patience;
import dev.berth.testkit.TestDatabase;
import dev.berth.testkit.TurnedClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Every slot of a schedule is executed once, whatever nodes and clocks do. */
class SlotsTest {

    private static final Instant MORNING = Instant.parse("2026-11-21T08:30:00Z");

    private final TestDatabase database = TestDatabase.create();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private final TurnedClock clock = new TurnedClock(MORNING);
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void drop() {
        database.close();
    }

    private JobModule node(TurnedClock itsClock, TestJob job) {
        return JobModule.start(database.dataSource(), itsClock, 2, job);
    }

    private JobModule node() {
        return node(clock, new TestJob(JobType.RETENTION, 1, run -> {}));
    }

    private static void hourly(JobModule node) {
        node.bean(Schedules.class)
                .set(
                        Principal.Background.SERVER,
                        JobType.RETENTION,
                        7,
                        ScheduleType.HOURLY,
                        null,
                        Map.of("dry_run", true));
    }

    private List<Instant> slots() {
        return jdbc.sql("select slot from job_execution order by execution_id")
                .query((row, number) -> Rows.instant(row, "slot"))
                .list();
    }

    private void awaitNothingGoesOn() {
        Patience.untilTrue(() -> jdbc.sql("select count(*) from job_execution where ended_at is null")
                        .query(Long.class)
                        .single()
                == 0);
    }

    private void tick(JobModule node) {
        node.bean(Slots.class).beginDue();
        awaitNothingGoesOn();
    }

    @Test
    void aSlotIsExecutedWhenItComesAndNotBefore() {
        try (JobModule node = node()) {
            hourly(node);
            tick(node);
            assertThat(slots()).isEmpty();

            clock.turn(Duration.ofMinutes(30));
            tick(node);
            tick(node);

            assertThat(slots()).containsExactly(Instant.parse("2026-11-21T09:00:00Z"));
            Execution execution = node.bean(Executions.class).require(JobType.RETENTION, 7, executionId());
            assertThat(execution.trigger()).isEqualTo(Trigger.SCHEDULE);
            assertThat(execution.by()).isEqualTo(Principal.Background.SERVER);
            assertThat(execution.parameters()).containsEntry("dry_run", true);
        }
    }

    private long executionId() {
        return jdbc.sql("select max(execution_id) from job_execution")
                .query(Long.class)
                .single();
    }

    @Test
    void slotsThatWereMissedAreMadeUpForOnce() {
        try (JobModule node = node()) {
            hourly(node);
            clock.turn(Duration.ofDays(3));
            tick(node);
            tick(node);

            assertThat(slots()).hasSize(1);
            assertThat(node.bean(Schedules.class)
                            .find(JobType.RETENTION, 7)
                            .orElseThrow()
                            .nextAt())
                    .isEqualTo(Instant.parse("2026-11-24T09:00:00Z"));
        }
    }

    @Test
    void ofManyNodesOneBeginsASlot() {
        List<JobModule> nodes = Stream.generate(this::node).limit(3).toList();
        hourly(nodes.getFirst());

        for (int hour = 0; hour < 10; hour++) {
            clock.turn(Duration.ofHours(1));
            nodes.parallelStream().forEach(node -> node.bean(Slots.class).beginDue());
            awaitNothingGoesOn();
        }

        nodes.forEach(JobModule::close);
        assertThat(slots()).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void aClockThatIsSetBackOrGoesAheadRepeatsNoSlot() {
        TurnedClock ahead = new TurnedClock(MORNING.plus(Duration.ofMinutes(10)));
        TestJob job = new TestJob(JobType.RETENTION, 1, run -> {});
        try (JobModule node = node();
                JobModule fast = node(ahead, job)) {
            hourly(node);
            ahead.turn(Duration.ofMinutes(25));
            tick(fast);
            clock.turn(Duration.ofMinutes(35));
            tick(node);
            clock.turn(Duration.ofHours(-1));
            tick(node);
            clock.turn(Duration.ofHours(1));
            tick(node);

            assertThat(slots()).containsExactly(Instant.parse("2026-11-21T09:00:00Z"));

            clock.turn(Duration.ofHours(1));
            tick(node);
            assertThat(slots()).hasSize(2);
        }
    }

    @Test
    void aClockThatWasFarAheadForAWhileDoesNotSilenceASchedule() {
        try (JobModule node = node()) {
            hourly(node);
            clock.turn(Duration.ofDays(3650));
            tick(node);
            clock.turn(Duration.ofDays(-3650));
            node.bean(Slots.class).callBack();

            clock.turn(Duration.ofHours(1));
            tick(node);
            clock.turn(Duration.ofHours(1));
            tick(node);

            assertThat(slots()).contains(Instant.parse("2026-11-21T10:00:00Z"));
        }
    }

    @Test
    void aSlotWaitsWhileTheOneBeforeGoesOn() {
        TestJob slow = new TestJob(JobType.RETENTION, 1, run -> Patience.until(release));
        try (JobModule node = node(clock, slow)) {
            hourly(node);
            clock.turn(Duration.ofHours(1));
            node.bean(Slots.class).beginDue();
            clock.turn(Duration.ofHours(5));
            node.bean(Slots.class).beginDue();
            assertThat(slots()).hasSize(1);

            release.countDown();
            awaitNothingGoesOn();
            tick(node);
            assertThat(slots()).hasSize(2);
        }
    }

    @Test
    void whileTheSchedulerIsPausedNoSlotBegins() {
        try (JobModule node = node()) {
            hourly(node);
            node.bean(Queues.class).act(Principal.Background.SERVER, Queues.SCHEDULER, QueueAction.PAUSE);
            clock.turn(Duration.ofHours(3));
            tick(node);
            assertThat(slots()).isEmpty();

            node.bean(Queues.class).act(Principal.Background.SERVER, Queues.SCHEDULER, QueueAction.RESUME);
            tick(node);
            assertThat(slots()).hasSize(1);
        }
    }

    @Test
    void aPlanThatFailsEndsItsExecutionWithTheReasonAndTheNextSlotComes() {
        TestJob broken = TestJob.withPlan(JobType.RETENTION, execution -> {
            throw new IllegalStateException("the policy is gone");
        });
        try (JobModule node = node(clock, broken)) {
            hourly(node);
            clock.turn(Duration.ofHours(1));
            tick(node);
            clock.turn(Duration.ofHours(1));
            tick(node);

            assertThat(slots()).hasSize(2);
            Execution last = node.bean(Executions.class).require(JobType.RETENTION, 7, executionId());
            assertThat(last.status()).isEqualTo(JobStatus.ERROR);
            assertThat(last.statusMessage()).contains("the policy is gone");
        }
    }

    @Test
    void aScheduleThatIsGoneHasNoSlots() {
        try (JobModule node = node()) {
            hourly(node);
            assertThat(node.bean(Schedules.class).remove(JobType.RETENTION, 7)).isTrue();
            clock.turn(Duration.ofHours(3));
            tick(node);

            assertThat(slots()).isEmpty();
            assertThat(node.bean(Schedules.class).remove(JobType.RETENTION, 7)).isFalse();
        }
    }
}
