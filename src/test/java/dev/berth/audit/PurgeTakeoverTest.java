package dev.berth.audit;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.Principal;
import dev.berth.audit.PurgeJob.Purged;
import dev.berth.job.Execution;
import dev.berth.job.TaskRun;
import dev.berth.testkit.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A node that dies in the middle of a purge, before or after a step is committed, and another one that goes on. */
class PurgeTakeoverTest {

    private static final int ENTRIES = 12_000;

    private final TestDatabase database = TestDatabase.create();
    private final JdbcClient rows = JdbcClient.create(database.dataSource());
    private final PurgeJob job = new PurgeJob(new PurgeTable(rows), Clock.systemUTC());

    @AfterEach
    void drop() {
        database.close();
    }

    @BeforeEach
    void someOldEntries() {
        rows.sql("""
                insert into audit_entry (op_time, username, account, credential, operation, resource_type, resource)
                select timestamptz '2001-02-03' + make_interval(secs => n), 'old', 'user:1', 'password', 'pull', 'artifact', 'x'
                from generate_series(1, ?) n
                """).param(ENTRIES).update();
    }

    @ParameterizedTest
    @CsvSource({"1,false", "1,true", "2,false", "2,true", "3,true", "4,false", "4,true"})
    void eachEntryGoesOnceAndIsCountedOnce(int step, boolean committed) {
        Task task = new Task(step, committed);
        assertThatThrownBy(() -> job.run(task)).isInstanceOf(Died.class);

        job.run(task);

        assertThat(task.result).isEqualTo(new Purged(ENTRIES));
        assertThat(count("select count(*) from audit_entry where username = 'old'"))
                .isZero();
        assertThat(count("select sum((after->>'purged')::bigint) from audit_entry where resource = 'audit-log'"))
                .isEqualTo(ENTRIES);
    }

    private long count(String sql) {
        return rows.sql(sql).query(Long.class).single();
    }

    private static final class Died extends RuntimeException {}

    /** Keeps a result where the step is committed, as the product does, and is cut off in one of its steps, before or after that. */
    private final class Task implements TaskRun {

        private final TransactionTemplate transactions =
                new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
        private final int lastStep;
        private final boolean committed;
        private int steps;
        private @Nullable Object said;
        private @Nullable Object result;

        Task(int lastStep, boolean committed) {
            this.lastStep = lastStep;
            this.committed = committed;
        }

        @Override
        public <T> T step(Supplier<T> work) {
            steps++;
            T done = transactions.execute(status -> {
                T outcome = work.get();
                requireAlive(false);
                return outcome;
            });
            result = said;
            requireAlive(true);
            return done;
        }

        private void requireAlive(boolean afterwards) {
            if (steps == lastStep && committed == afterwards) {
                throw new Died();
            }
        }

        @Override
        public void result(Object current) {
            said = current;
        }

        @Override
        public <T> Optional<T> resultSoFar(Class<T> type) {
            return Optional.ofNullable(result).map(type::cast);
        }

        @Override
        public <T> T parameters(Class<T> type) {
            return type.cast(new PurgeParameters(24, "pull_artifact", false));
        }

        @Override
        public long taskId() {
            return 1;
        }

        @Override
        public Execution execution() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Principal by() {
            return Principal.Background.SERVER;
        }

        @Override
        public void log(String line) {}

        @Override
        public void progress(long done, long total) {}

        @Override
        public void requireGoingOn() {}
    }
}
