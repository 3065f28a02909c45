package dev.berth.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.access.Principal;
import dev.berth.testkit.Patience;
import dev.berth.testkit.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Nodes that come and go, killed or stopped, while executions run: every task ends, and nothing is done twice. */
class RestartsTest {

    private static final int MILLIS = 15;

    /** What is promised. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(60);

    private final TestDatabase database = TestDatabase.create();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());

    @BeforeEach
    void makeTable() {
        CountingJob.makeTable(jdbc);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    /** A node that starts executions and does nothing itself. */
    private List<Long> start(int executions, int tasks) {
        try (JobModule starter =
                JobModule.start(database.dataSource(), Clock.systemUTC(), 1, new CountingJob(jdbc, tasks, MILLIS))) {
            starter.bean(TaskWorkers.class).stop();
            return IntStream.range(0, executions)
                    .mapToObj(number -> starter.bean(Executions.class)
                            .start(Principal.Background.SERVER, JobType.RETENTION, number, Trigger.MANUAL, Map.of()))
                    .toList();
        }
    }

    private void awaitSteps(int more) {
        int before = steps();
        Patience.untilTrue(() -> steps() >= before + more || isOver());
    }

    private int steps() {
        return jdbc.sql("select count(*) from effect").query(Integer.class).single();
    }

    private boolean isOver() {
        return jdbc.sql("select count(*) from job_execution where ended_at is null")
                        .query(Integer.class)
                        .single()
                == 0;
    }

    /** As if half a minute had passed since the kill. */
    private void ageTheDead() {
        jdbc.sql("update job_node set heartbeat_at = heartbeat_at - interval '1 hour'")
                .update();
    }

    private void requireAllDoneOnce(int executions, int tasks) {
        assertThat(jdbc.sql("select status || ' ' || count(*) from job_task group by status")
                        .query(String.class)
                        .list())
                .containsExactly("SUCCESS " + executions * tasks);
        assertThat(jdbc.sql("select status || ' ' || count(*) from job_execution group by status")
                        .query(String.class)
                        .list())
                .containsExactly("SUCCESS " + executions);
        assertThat(jdbc.sql("select task_id from effect group by task_id, step having count(*) > 1")
                        .query(Long.class)
                        .list())
                .as("done twice")
                .isEmpty();
        assertThat(steps()).isEqualTo(executions * tasks * CountingJob.STEPS + executions);
    }

    @Test
    void afterSomeRestartsEveryTaskIsDoneOnce() {
        restart(3, 2, 40);
    }

    @Test
    @Tag("storm")
    void afterFortyRestartsEveryTaskIsDoneOnce() {
        restart(40, 10, 120);
    }

    /** Two nodes work; in each round one of them is killed or stopped, and another comes in its place. */
    private void restart(int rounds, int executions, int tasks) {
        start(executions, tasks);
        Random random = new Random(rounds);
        NodeProcess[] nodes = {NodeProcess.start(database, MILLIS), NodeProcess.start(database, MILLIS)};
        for (int round = 0; round < rounds; round++) {
            awaitSteps(1 + random.nextInt(executions * tasks * CountingJob.STEPS / (2 * rounds)));
            int victim = round % 2;
            if (round % 4 == 3) {
                nodes[victim].close();
            } else {
                nodes[victim].kill();
                ageTheDead();
            }
            nodes[victim] = NodeProcess.start(database, MILLIS);
        }
        Patience.untilTrue(this::isOver);
        for (NodeProcess node : nodes) {
            node.close();
        }
        requireAllDoneOnce(executions, tasks);
    }

    @Test
    @Tag("storm")
    void whatAKilledNodeHadIsTakenOverWithinAMinute() {
        NodeProcess victim = NodeProcess.start(database, 60_000);
        start(1, 4);
        Patience.untilTrue(() -> jdbc.sql("select count(*) from job_task where status = 'RUNNING'")
                        .query(Integer.class)
                        .single()
                == 4);
        victim.kill();
        Instant killed = Instant.now();

        try (NodeProcess other = NodeProcess.start(database, MILLIS)) {
            Patience.untilTrue(this::isOver);
            assertThat(Duration.between(killed, Instant.now())).isLessThan(TAKEN_OVER);
        }
        requireAllDoneOnce(1, 4);
    }
}
