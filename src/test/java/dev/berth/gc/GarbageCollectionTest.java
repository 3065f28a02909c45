package dev.berth.gc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.Principal;
import dev.berth.blob.GarbageDelays;
import dev.berth.job.Execution;
import dev.berth.job.JobStatus;
import dev.berth.job.JobType;
import dev.berth.job.TaskRun;
import dev.berth.job.Trigger;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.RegistryClient;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How a run goes on: batch by batch, stopped between two of them, taken up by another node, and beside others. */
class GarbageCollectionTest {

    private static final BerthServer SERVER = BerthServer.start();
    private static final JdbcClient JDBC = JdbcClient.create(SERVER.database().dataSource());
    private static final int BLOBS = 1050;

    private final GarbageCollection collection = SERVER.bean(GarbageCollection.class);
    private final RegistryClient client = RegistryClient.admin(SERVER, "library/app");

    @BeforeAll
    static void onlyWhatIsAskedFor() {
        JDBC.sql("update job_schedule set execution_time = now() + interval '1 day' where task_name like 'gc-%'")
                .update();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void fill() {
        client.pushBlob(Bytes.random(5));
        JDBC.sql("delete from tombstone").update();
        JDBC.sql("""
                with made as (
                    insert into blob (digest, storage_key, size)
                    select 'sha256:' || encode(sha256((? || n)::bytea), 'hex'), md5(? || n), 10 from generate_series(1, ?) n
                    returning digest)
                insert into repository_blob (repository_id, digest, gc_after)
                select repository_id, digest, now() - interval '1 hour' from made, repository where name = ?
                """)
                .params("" + System.nanoTime(), "" + System.nanoTime(), BLOBS, client.repository())
                .update();
    }

    @Test
    void aRunThatAnotherNodeTakesUpEndsWithTheFiguresOfBoth() {
        Run first = new Run(null, 4);
        assertThatThrownBy(() -> collection.run(first)).hasMessage("no longer");
        assertThat(first.result.purgedBlobs()).isEqualTo(400);
        assertThat(blobs()).isEqualTo(BLOBS - 400);

        Run second = new Run(first.result, Integer.MAX_VALUE);
        collection.run(second);

        assertThat(second.result.purgedBlobs()).isEqualTo(BLOBS);
        assertThat(second.result.condemnedSpace()).isEqualTo(BLOBS * 10L);
        assertThat(blobs()).isZero();
        assertThat(second.progress).last().satisfies(last -> assertThat(last).startsWith("700 of 700"));
    }

    @Test
    void severalCollectorsAtOnceTakeEachBlobOnceAndWaitForNobody() throws Exception {
        List<Run> runs = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> collectors = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Run run = new Run(null, Integer.MAX_VALUE);
                runs.add(run);
                collectors.add(() -> {
                    collection.run(run);
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(collectors)) {
                done.get();
            }
        }
        Run rest = new Run(null, Integer.MAX_VALUE);
        collection.run(rest);
        runs.add(rest);

        assertThat(runs.stream().mapToLong(run -> run.result.purgedBlobs()).sum())
                .isEqualTo(BLOBS);
        assertThat(blobs()).isZero();
        assertThat(JDBC.sql("select count(*) from tombstone")
                        .query(Integer.class)
                        .single())
                .isEqualTo(BLOBS);
    }

    @Test
    void continuousCollectionGoesOnForAsLongAsThereIsGarbage() {
        SERVER.bean(ContinuousCollection.class).collect();

        assertThat(blobs()).isZero();
    }

    @Test
    void negativeDelaysAreRefusedAndThoseOfZeroAreSaidLoudly() {
        Duration day = Duration.ofDays(1);
        assertThatThrownBy(() -> new GarbageDelays(Duration.ofSeconds(-1), day)).hasMessageContaining("berth.gc.lease");
        assertThatThrownBy(() -> new GarbageDelays(day, Duration.ofSeconds(-1)))
                .hasMessageContaining("berth.gc.quarantine");

        assertThat(new DelayCheck(new GarbageDelays(day, day)).warnings()).isEmpty();
        assertThat(new DelayCheck(new GarbageDelays(Duration.ZERO, Duration.ZERO)).warnings())
                .hasSize(2);
    }

    private static int blobs() {
        return JDBC.sql("select count(*) from repository_blob where gc_after < now()")
                .query(Integer.class)
                .single();
    }

    /** Ends after so many steps, as a run does that is stopped. */
    private static final class Run implements TaskRun {

        private final @Nullable GarbageResult before;
        private final List<String> progress = new ArrayList<>();
        private int stepsLeft;
        private GarbageResult result = GarbageResult.NOTHING;

        Run(@Nullable GarbageResult before, int steps) {
            this.before = before;
            this.stepsLeft = steps;
        }

        @Override
        public long taskId() {
            return 1;
        }

        @Override
        public Execution execution() {
            return new Execution(
                    1,
                    JobType.GARBAGE_COLLECTION,
                    0,
                    Trigger.MANUAL,
                    JobStatus.RUNNING,
                    null,
                    by(),
                    Map.of(),
                    Instant.EPOCH,
                    Instant.EPOCH,
                    null,
                    null);
        }

        @Override
        public Principal by() {
            return Principal.Background.SERVER;
        }

        @Override
        public <T> T parameters(Class<T> type) {
            return JsonMapper.shared().convertValue(GarbageParameters.of(Map.of()), type);
        }

        @Override
        public <T> Optional<T> resultSoFar(Class<T> type) {
            return Optional.ofNullable(before).map(type::cast);
        }

        @Override
        public void log(String line) {}

        @Override
        public void progress(long done, long total) {
            progress.add(done + " of " + total);
        }

        @Override
        public void result(Object sofar) {
            result = (GarbageResult) sofar;
        }

        @Override
        public void requireGoingOn() {
            if (stepsLeft == 0) {
                throw new IllegalStateException("no longer");
            }
        }

        @Override
        public <T> T step(Supplier<T> work) {
            stepsLeft--;
            return SERVER.bean(TransactionTemplate.class).execute(status -> work.get());
        }
    }
}
