package dev.berth.safety;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.blob.BlobStore;
import dev.berth.blob.filesystem.FilesystemBlobStore;
import dev.berth.blob.s3.S3BlobStore;
import dev.berth.testkit.S3Server;
import dev.berth.testkit.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes push images of shared blobs and let go of them, while a collector and a reaper on each of them know no pause: everything that
 * was acknowledged is readable, at once and at the end, nobody meets anything unexpected, and the database sees no deadlock.
 */
@Tag("storm")
class CollectionStormTest {

    private static final Logger LOG = LoggerFactory.getLogger(CollectionStormTest.class);
    private static final Map<String, String> DELAYS = Map.of("berth.gc.lease", "30s", "berth.gc.quarantine", "30s");
    private static final int PUSHERS = 8;

    private final StormSetting setting = StormSetting.given();

    @Test
    void onFiles(@TempDir Path directory) throws IOException, InterruptedException, ExecutionException {
        storm(new FilesystemBlobStore(directory, 0), StoredKeys.inDirectory(directory));
    }

    @Test
    void onS3() throws InterruptedException, ExecutionException {
        S3Server server = S3Server.s3Proxy();
        String prefix = "collection-storm";
        try (S3BlobStore store = new S3BlobStore(server.properties(prefix))) {
            storm(store, StoredKeys.inBucket(server, prefix));
        }
    }

    private void storm(BlobStore store, StoredKeys stored) throws InterruptedException, ExecutionException {
        try (TestDatabase database = TestDatabase.create();
                ContentModules one = ContentModules.node(database.dataSource(), store, DELAYS);
                ContentModules other = ContentModules.node(database.dataSource(), store, DELAYS)) {
            ContentModules.makeProject(database.dataSource());
            ContentModules.limitProject(database.dataSource(), Long.MAX_VALUE / 2);
            List<StormPusher> pushers = StormPusher.several(PUSHERS, List.of(one, other));
            blow(pushers, List.of(one, other));
            Invariants invariants = new Invariants(database.dataSource(), store, stored);
            invariants.require();
            int kept =
                    pushers.stream().mapToInt(StormPusher::requireAllReadable).sum();
            long deadlocks =
                    number(database, "select deadlocks from pg_stat_database where datname = current_database()");
            LOG.info(
                    "{} pushes on {} nodes, {} objects written, {} still there, {} images kept and readable, {} deadlocks",
                    pushers.stream().mapToInt(StormPusher::pushes).sum(),
                    2,
                    number(database, "select n_tup_ins from pg_stat_user_tables where relname = 'blob'"),
                    number(database, "select count(*) from blob"),
                    kept,
                    deadlocks);
            assertThat(deadlocks).as("deadlocks").isZero();
            assertThat(number(database, "select n_tup_del from pg_stat_user_tables where relname = 'blob'"))
                    .as("blobs that were collected")
                    .isPositive();
            clear(database, one);
            invariants.require();
            invariants.requireNothingLeftOver();
        }
    }

    private void blow(List<StormPusher> pushers, List<ContentModules> nodes)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + Duration.ofSeconds(setting.seconds()).toNanos();
        int each = setting.pushes() / PUSHERS + 1;
        List<Future<?>> working = new ArrayList<>();
        List<Future<?>> clearing = new ArrayList<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (StormPusher pusher : pushers) {
                BooleanSupplier enough = () -> pusher.pushes() >= each && System.nanoTime() > end;
                working.add(threads.submit(() -> repeat(pusher::push, enough)));
            }
            BooleanSupplier allDone = () -> working.stream().allMatch(Future::isDone);
            for (ContentModules node : nodes) {
                clearing.add(threads.submit(() -> repeat(node::collect, allDone)));
                clearing.add(threads.submit(() -> repeat(node::reap, allDone)));
            }
            for (Future<?> future : working) {
                future.get();
            }
            for (Future<?> future : clearing) {
                future.get();
            }
        }
    }

    private static void repeat(Runnable work, BooleanSupplier enough) {
        while (!enough.getAsBoolean()) {
            work.run();
        }
    }

    private static void clear(TestDatabase database, ContentModules node) {
        for (int round = 0; round < 3; round++) {
            new TimeTravel(database.dataSource()).pass(Duration.ofDays(3));
            node.collect();
            node.reap();
        }
    }

    private static long number(TestDatabase database, String sql) {
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        jdbc.sql("select pg_stat_force_next_flush()").query((row, n) -> true).list();
        return jdbc.sql(sql).query(Long.class).single();
    }
}
