package dev.berth.job;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.Principal;
import dev.berth.platform.Paging;
import dev.berth.testkit.Patience;
import dev.berth.testkit.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Two nodes on one database: what one of them has, and what the other may do about it. */
class SeveralNodesTest {

    private static final Paging PAGE = Paging.of(1, 100);

    private final TestDatabase database = TestDatabase.create();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<String> effects = new CopyOnWriteArrayList<>();
    private final CountDownLatch lost = new CountDownLatch(1);

    @AfterEach
    void drop() {
        database.close();
    }

    /** With room for one task. */
    private JobModule node(Consumer<TaskRun> work) {
        return JobModule.start(database.dataSource(), Clock.systemUTC(), 1, new TestJob(JobType.RETENTION, 1, work));
    }

    private void await(TaskRun run) {
        begun.countDown();
        Patience.until(() -> {
            run.requireGoingOn();
            return Optional.empty();
        });
    }

    private long start(JobModule node) {
        long id = node.bean(Executions.class)
                .start(Principal.Background.SERVER, JobType.RETENTION, 0, Trigger.MANUAL, Map.of());
        Patience.until(begun);
        return id;
    }

    private static Execution over(JobModule node, long id) {
        return Patience.until(() -> node.bean(Executions.class)
                .find(JobType.RETENTION, 0, id)
                .filter(execution -> execution.status().isFinal()));
    }

    private static ExecutionTask task(JobModule node, long execution) {
        return node.bean(Executions.class).tasks(execution, PAGE).tasks().getFirst();
    }

    /** The node that lives says so every other second, hence in one transaction. */
    private int takeFromEverybody(JobModule node) {
        return Objects.requireNonNull(node.bean(TransactionTemplate.class).execute(transaction -> {
            node.bean(JdbcClient.class).sql("delete from job_node").update();
            return node.bean(TaskQueue.class).takeFromTheDead();
        }));
    }

    @Test
    void whoWasTakenForDeadChangesNothingAnyMore() {
        Consumer<TaskRun> slowly = run -> {
            begun.countDown();
            Patience.until(release);
            try {
                run.step(() -> effects.add("slow"));
            } catch (LostTask e) {
                lost.countDown();
                throw e;
            }
        };
        try (JobModule slow = node(slowly)) {
            long id = start(slow);
            try (JobModule other = node(run -> run.step(() -> effects.add("other")))) {
                assertThat(takeFromEverybody(other)).isEqualTo(1);
                over(other, id);
                release.countDown();
                Patience.until(lost);

                assertThat(effects).containsExactly("other");
                assertThat(over(other, id).status()).isEqualTo(JobStatus.SUCCESS);
                assertThat(task(other, id).runCount()).isEqualTo(2);
            }
        }
    }

    @Test
    void aStepThatHasBegunIsNotTakenAway() {
        Consumer<TaskRun> inOneStep = run -> run.step(() -> {
            begun.countDown();
            Patience.until(release);
            return effects.add("slow");
        });
        try (JobModule slow = node(inOneStep)) {
            long id = start(slow);

            assertThat(takeFromEverybody(slow)).isZero();
            release.countDown();

            assertThat(over(slow, id).status()).isEqualTo(JobStatus.SUCCESS);
            assertThat(effects).containsExactly("slow");
        }
    }

    @Test
    void aStopReachesTheOtherNode() {
        try (JobModule busy = node(this::await)) {
            long id = start(busy);
            try (JobModule other = node(run -> {})) {
                Executions executions = other.bean(Executions.class);
                executions.stop(
                        new Principal.Background("ann", "user:7"), executions.require(JobType.RETENTION, 0, id));

                assertThat(over(other, id).status()).isEqualTo(JobStatus.STOPPED);
                assertThat(task(other, id).statusMessage()).isEqualTo("stopped by ann");
            }
        }
    }

    @Test
    void aStopIsHeardDuringAStep() {
        Consumer<TaskRun> steps = run -> {
            run.step(() -> {
                begun.countDown();
                Patience.until(release);
                return effects.add("first");
            });
            await(run);
        };
        try (JobModule node = node(steps)) {
            long id = start(node);
            Executions executions = node.bean(Executions.class);
            executions.stop(Principal.Background.SERVER, executions.require(JobType.RETENTION, 0, id));
            release.countDown();

            assertThat(over(node, id).status()).isEqualTo(JobStatus.STOPPED);
            assertThat(effects).containsExactly("first");
        }
    }

    @Test
    void whatAServerHasThatStopsGoesToAnotherOne() {
        JobModule leaving = node(this::await);
        long id = start(leaving);
        leaving.close();

        try (JobModule other = node(run -> effects.add("other"))) {
            assertThat(over(other, id).status()).isEqualTo(JobStatus.SUCCESS);
            assertThat(other.bean(Executions.class).log(task(other, id).id()))
                    .contains("interrupted: the server stops", "begins again", "Success");
        }
    }

    @Test
    void aTaskThatTakesItsServerWithItIsGivenUp() {
        try (JobModule node = node(run -> effects.add("ran"))) {
            node.bean(Queues.class).act(Principal.Background.SERVER, "RETENTION", QueueAction.PAUSE);
            begun.countDown();
            long id = start(node);
            jdbc.sql("update job_task set lost = 21").update();
            node.bean(Queues.class).act(Principal.Background.SERVER, "RETENTION", QueueAction.RESUME);

            assertThat(over(node, id).status()).isEqualTo(JobStatus.ERROR);
            assertThat(task(node, id).statusMessage()).contains("it was cut off 20 times");
            assertThat(effects).isEmpty();
        }
    }

    @Test
    void whatANodeHasForgottenGoesBackToTheQueue() {
        try (JobModule node = node(run -> effects.add("ran"))) {
            node.bean(Queues.class).act(Principal.Background.SERVER, "RETENTION", QueueAction.PAUSE);
            begun.countDown();
            long id = start(node);
            String self = node.bean(NodeReport.class).node().id();
            jdbc.sql("update job_task set status = 'RUNNING', attempt = 1, node_id = ?")
                    .param(self)
                    .update();
            node.bean(Queues.class).act(Principal.Background.SERVER, "RETENTION", QueueAction.RESUME);

            assertThat(over(node, id).status()).isEqualTo(JobStatus.SUCCESS);
            assertThat(task(node, id).runCount()).isEqualTo(2);
        }
    }
}
