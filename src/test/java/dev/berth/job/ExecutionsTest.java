package dev.berth.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.access.Credential;
import dev.berth.access.Principal;
import dev.berth.access.SystemRole;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.Paging;
import dev.berth.platform.query.ListQuery;
import dev.berth.testkit.Patience;
import dev.berth.testkit.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ExecutionsTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Principal ADMIN =
            new Principal.User(1, "admin", SystemRole.ADMINISTRATOR, Credential.PASSWORD);
    private static final JdbcClient JDBC = JdbcClient.create(DATABASE.dataSource());
    private static final Paging PAGE = Paging.of(1, 100);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private static JobModule node(TestJob job) {
        DataSource database = DATABASE.dataSource();
        return JobModule.start(database, job);
    }

    private static long start(JobModule node, JobType type) {
        return node.bean(Executions.class).start(ADMIN, type, 0, Trigger.MANUAL, Map.of("dry_run", true));
    }

    private static Execution over(JobModule node, long id) {
        return Patience.until(() -> node.bean(ExecutionTable.class)
                .find(id)
                .filter(execution -> execution.status().isFinal()));
    }

    @Test
    void everyTaskIsDoneOnceWithItsParametersInTheNameOfWhoStartedIt() {
        Set<Integer> numbers = ConcurrentHashMap.newKeySet();
        TestJob job = new TestJob(JobType.RETENTION, 500, run -> {
            assertThat(run.by().name()).isEqualTo("admin");
            assertThat(numbers.add(run.parameters(TestJob.Part.class).number())).isTrue();
        });
        try (JobModule node = node(job)) {
            Execution execution = over(node, start(node, JobType.RETENTION));

            assertThat(execution.status()).isEqualTo(JobStatus.SUCCESS);
            assertThat(execution.parameters()).containsEntry("dry_run", true);
            assertThat(numbers).hasSize(500);
            assertThat(job.ended).singleElement().extracting(Execution::id).isEqualTo(execution.id());
        }
    }

    @Test
    void anExecutionWithoutTasksIsASuccess() {
        try (JobModule node = node(new TestJob(JobType.RETENTION, 0, run -> {}))) {
            assertThat(over(node, start(node, JobType.RETENTION)).status()).isEqualTo(JobStatus.SUCCESS);
        }
    }

    @Test
    void aTaskThatFailsSaysWhyInItsStatusAndItsLogAndTheNextOneRuns() {
        Consumer<TaskRun> work = run -> {
            run.log("looks at " + run.parameters(TestJob.Part.class).number());
            if (run.parameters(TestJob.Part.class).number() == 0) {
                throw new DomainException(ErrorKind.CONFLICT, "the moon is full");
            }
        };
        try (JobModule node = node(new TestJob(JobType.RETENTION, 2, work))) {
            Execution execution = over(node, start(node, JobType.RETENTION));
            Executions executions = node.bean(Executions.class);
            var tasks = executions.tasks(execution.id(), PAGE).tasks();

            assertThat(execution.status()).isEqualTo(JobStatus.ERROR);
            assertThat(execution.statusMessage()).isEqualTo("1 of 2 tasks failed");
            assertThat(tasks).extracting(ExecutionTask::status).containsExactly(JobStatus.ERROR, JobStatus.SUCCESS);
            assertThat(tasks.getFirst().statusMessage()).isEqualTo("the moon is full");
            assertThat(executions.log(tasks.getFirst().id())).contains("looks at 0\n", "Error: the moon is full\n");
            assertThat(executions.log(tasks.getLast().id())).contains("looks at 1\n", "Success\n");
        }
    }

    @Test
    void aStopEndsWhatWaitsAtOnceAndWhatRunsAtItsNextStep() {
        CountDownLatch begun = new CountDownLatch(4);
        TestJob job = new TestJob(JobType.RETENTION, 6, run -> {
            begun.countDown();
            Patience.until(() -> {
                run.requireGoingOn();
                return Optional.empty();
            });
        });
        try (JobModule node = node(job)) {
            long id = start(node, JobType.RETENTION);
            Patience.until(begun);
            Executions executions = node.bean(Executions.class);
            executions.stop(ADMIN, executions.require(JobType.RETENTION, 0, id));

            assertThat(over(node, id).status()).isEqualTo(JobStatus.STOPPED);
            assertThat(executions.tasks(id, PAGE).tasks())
                    .extracting(ExecutionTask::statusMessage)
                    .containsOnly("stopped by admin");
        }
    }

    @Test
    void aRetryDoesAgainWhatFailedAndNothingElse() {
        Set<Integer> done = ConcurrentHashMap.newKeySet();
        TestJob job = new TestJob(JobType.RETENTION, 3, run -> {
            int number = run.parameters(TestJob.Part.class).number();
            if (done.add(number) && number == 1) {
                throw new IllegalStateException("not yet");
            }
        });
        try (JobModule node = node(job)) {
            long id = start(node, JobType.RETENTION);
            Execution failed = over(node, id);
            Executions executions = node.bean(Executions.class);

            executions.retry(ADMIN, failed);

            assertThat(over(node, id).status()).isEqualTo(JobStatus.SUCCESS);
            assertThat(executions.tasks(id, PAGE).tasks())
                    .extracting(ExecutionTask::runCount)
                    .containsExactly(1, 2, 1);
            assertThatThrownBy(() -> executions.retry(ADMIN, failed))
                    .hasMessageContaining("has no task that failed or was stopped");
        }
    }

    @Test
    void tenThousandTasksAreMadeByOneStatement() {
        try (JobModule node = node(new TestJob(JobType.RETENTION, 10_000, run -> {}))) {
            Executions executions = node.bean(Executions.class);
            node.bean(Queues.class).act(ADMIN, "RETENTION", QueueAction.PAUSE);
            long before = transactionsOf("job_task");
            long id = start(node, JobType.RETENTION);

            assertThat(executions.tasks(id, PAGE).total()).isEqualTo(10_000);
            assertThat(transactionsOf("job_task") - before).isEqualTo(1);
            executions.stop(ADMIN, executions.require(JobType.RETENTION, 0, id));
            assertThat(over(node, id).status()).isEqualTo(JobStatus.STOPPED);
            node.bean(Queues.class).act(ADMIN, "RETENTION", QueueAction.RESUME);
        }
    }

    /** How many statements have inserted rows: those of one statement have one command in common. */
    private static long transactionsOf(String table) {
        return JDBC.sql("select count(distinct (xmin::text, cmin::text)) from " + table)
                .query(Long.class)
                .single();
    }

    @Test
    void aLargeExecutionHoldsNoOtherUp() {
        List<Long> order = new CopyOnWriteArrayList<>();
        TestJob job = new TestJob(
                JobType.RETENTION, 200, run -> order.add(run.execution().id()));
        try (JobModule node = node(job)) {
            node.bean(Queues.class).act(ADMIN, "RETENTION", QueueAction.PAUSE);
            long first = start(node, JobType.RETENTION);
            long second = start(node, JobType.RETENTION);
            node.bean(Queues.class).act(ADMIN, "RETENTION", QueueAction.RESUME);
            over(node, first);
            over(node, second);

            assertThat(order.subList(0, 40)).contains(first, second);
        }
    }

    @Test
    void soManyExecutionsAreKeptAsTheirTypeSays() {
        try (JobModule node = node(new TestJob(JobType.PURGE_AUDIT_LOG, 1, run -> run.log("x")))) {
            for (int i = 0; i < 13; i++) {
                over(node, start(node, JobType.PURGE_AUDIT_LOG));
            }
            long last = start(node, JobType.PURGE_AUDIT_LOG);
            over(node, last);

            node.bean(History.class).purge();

            var left = node.bean(Executions.class).list(JobType.PURGE_AUDIT_LOG, 0, ListQuery.parse(null, null), PAGE);
            assertThat(left.total()).isEqualTo(10);
            assertThat(left.executions().getFirst().id()).isEqualTo(last);
        }
    }

    @Test
    void whatIsGoneTakesItsHistoryWithItAndARunThatGoesOnEndsThere() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch lost = new CountDownLatch(1);
        TestJob job = new TestJob(JobType.RETENTION, 1, run -> {
            begun.countDown();
            Patience.until(() -> {
                try {
                    return run.step(Optional::empty);
                } catch (LostTask e) {
                    lost.countDown();
                    throw e;
                }
            });
        });
        try (JobModule node = node(job)) {
            long id = start(node, JobType.RETENTION);
            Patience.until(begun);

            node.bean(Executions.class).removeAll(JobType.RETENTION, 0);

            Patience.until(lost);
            assertThat(node.bean(Executions.class).find(JobType.RETENTION, 0, id))
                    .isEmpty();
            assertThat(node.bean(Executions.class).isRunning(JobType.RETENTION, 0))
                    .isFalse();
        }
    }

    @Test
    void whereWhatFollowsTheLastTaskFailsTheExecutionHasFailedAndIsOver() {
        TestJob job = new TestJob(JobType.RETENTION, 2, run -> {}) {
            @Override
            public void ended(Execution execution) {
                throw new IllegalStateException("nobody hears of it");
            }
        };
        try (JobModule node = node(job)) {
            Execution execution = over(node, start(node, JobType.RETENTION));

            assertThat(execution.status()).isEqualTo(JobStatus.ERROR);
            assertThat(execution.statusMessage()).contains("nobody hears of it");
        }
    }

    @Test
    void progressAndResultAreWrittenWhileItRuns() {
        CountDownLatch release = new CountDownLatch(1);
        TestJob job = new TestJob(JobType.RETENTION, 1, run -> {
            run.progress(3, 12);
            run.result(new TestJob.Part(3));
            run.log("three are done");
            Patience.until(release);
        });
        try (JobModule node = node(job)) {
            long id = start(node, JobType.RETENTION);
            Executions executions = node.bean(Executions.class);
            ExecutionTask task = Patience.until(() -> executions.tasks(id, PAGE).tasks().stream()
                    .filter(some -> some.done() == 3)
                    .findFirst());

            assertThat(task.total()).isEqualTo(12);
            assertThat(task.result()).contains("3");
            assertThat(task.expectedEnd(Instant.now())).isPresent();
            Patience.untilTrue(() -> executions.log(task.id()).contains("three are done"));
            release.countDown();
            over(node, id);
        }
    }
}
