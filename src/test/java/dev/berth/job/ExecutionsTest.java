package dev.berth.job;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import dev.berth.access.Credential;
import dev.berth.access.Principal;
import dev.berth.access.SystemRole;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.Paging;
import dev.berth.testkit.Patience;
import dev.berth.testkit.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ExecutionsTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Principal ADMIN =
            new Principal.User(1, "admin", SystemRole.ADMINISTRATOR, Credential.PASSWORD);
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
}
