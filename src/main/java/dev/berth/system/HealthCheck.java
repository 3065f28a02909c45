package dev.berth.system;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.blob.BlobStore;
import dev.berth.blob.StorageKey;

/** Asks the parts that this server stands on. One that does not answer in time counts as unhealthy. */
@Component
class HealthCheck implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HealthCheck.class);
    private static final Duration PATIENCE = Duration.ofMillis(2500);

    /** Strangers may ask as often as they like, so the parts are asked once in this time at most. */
    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private final JdbcClient database;
    private final BlobStore store;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private long checkedAt;
    private List<ComponentHealth> last = List.of();

    HealthCheck(JdbcClient database, BlobStore store) {
        this.database = database;
        this.store = store;
    }

    /** The parts by Harbor's names: {@code core} is this process, {@code registry} its blob store. At most a second old. */
    synchronized List<ComponentHealth> components() {
        if (last.isEmpty() || System.nanoTime() - checkedAt > REMEMBERED.toNanos()) {
            last = check();
            checkedAt = System.nanoTime();
        }
        return last;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private List<ComponentHealth> check() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var databaseAnswer = threads.submit(this::askDatabase);
        var storeAnswer = threads.submit(this::askStore);
        return List.of(
                ComponentHealth.healthy("core"),
                component("database", databaseAnswer, deadline),
                component("registry", storeAnswer, deadline));
    }

    private String askDatabase() {
        database.sql("select 1").query(Integer.class).single();
        return "";
    }

    /** Any key will do: what counts is that the store can tell that it is not there. */
    private String askStore() throws IOException {
        store.size(StorageKey.random());
        return store.hasRoom() ? "" : "the store has no room left for uploads";
    }

    private static ComponentHealth component(String name, Future<String> answer, long deadline) {
        var error = error(name, answer, deadline);
        return error.isEmpty() ? ComponentHealth.healthy(name) : ComponentHealth.unhealthy(name, error);
    }

    private static String error(String name, Future<String> answer, long deadline) {
        try {
            return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return "does not answer";
        } catch (ExecutionException e) {
            LOG.warn("The health check of {} failed: {}", name, String.valueOf(e.getCause()));
            return "cannot be reached";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "was not asked to the end";
        }
    }
}
