package dev.berth.safety;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.berth.blob.s3.S3BlobStore;
import dev.berth.testkit.S3Server;
import dev.berth.testkit.TestDatabase;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills a server again and again while clients push, pull, mount, delete, move tags and collect what is left of it; after each start all
 * that was acknowledged is there, byte for byte, unless its lease has ended.
 */
@Tag("storm")
class KillStormTest {

    private static final Logger LOG = LoggerFactory.getLogger(KillStormTest.class);
    private static final int CLIENTS = 6;
    private static final String HEAP = "512m";
    private static final String PREFIX = "kill-storm";
    private static final Map<String, String> DELAYS = Map.of("BERTH_GC_LEASE", "30s", "BERTH_GC_QUARANTINE", "30s");

    private final StormSetting setting = StormSetting.given();
    private final List<BusyClient> clients =
            IntStream.range(0, CLIENTS).mapToObj(BusyClient::new).toList();

    @TempDir
    private Path directory;

    private interface Killing {
        void kill(ServerProcess server, int round) throws IOException;
    }

    /** Every other time the embedded database dies with the server. */
    @Test
    void onFilesWithTheEmbeddedDatabase() throws IOException, InterruptedException {
        storm(DELAYS, (server, round) -> {
            if (round % 2 == 0) {
                server.kill();
            } else {
                server.killWithDatabase();
            }
        });
        try (ServerProcess server = ServerProcess.start(directory, HEAP, DELAYS)) {
            requireAll(server);
        }
    }

    @Test
    void onS3WithAnExternalDatabase() throws IOException, InterruptedException {
        S3Server s3 = S3Server.s3Proxy();
        try (TestDatabase database = TestDatabase.create()) {
            Map<String, String> environment = new HashMap<>(DELAYS);
            environment.putAll(Map.of(
                    "BERTH_DATABASE_URL",
                    database.url(),
                    "BERTH_DATABASE_USERNAME",
                    database.username(),
                    "BERTH_DATABASE_PASSWORD",
                    database.password(),
                    "BERTH_BLOB_STORE",
                    "s3",
                    "BERTH_BLOB_S3_ENDPOINT",
                    s3.endpoint().toString(),
                    "BERTH_BLOB_S3_BUCKET",
                    S3Server.BUCKET,
                    "BERTH_BLOB_S3_PREFIX",
                    PREFIX,
                    "BERTH_BLOB_S3_ACCESS_KEY",
                    S3Server.ACCESS_KEY,
                    "BERTH_BLOB_S3_SECRET_KEY",
                    S3Server.SECRET_KEY,
                    "BERTH_BLOB_S3_PATH_STYLE",
                    "true"));
            storm(environment, (server, round) -> server.kill());
            try (ServerProcess server = ServerProcess.start(directory, HEAP, environment);
                    S3BlobStore store = new S3BlobStore(s3.properties(PREFIX))) {
                requireAll(server);
                new Invariants(database.dataSource(), store, StoredKeys.inBucket(s3, PREFIX)).require();
            }
        }
    }

    private void storm(Map<String, String> environment, Killing killing) throws IOException, InterruptedException {
        for (int round = 0; round < setting.kills(); round++) {
            ServerProcess server = ServerProcess.start(directory, HEAP, environment);
            HttpRegistry registry = server.registry();
            clients.forEach(client -> client.requireLatest(registry));
            List<Thread> working = new ArrayList<>();
            int now = round;
            for (BusyClient client : clients) {
                working.add(Thread.ofPlatform().start(() -> client.workUntilItIsGone(registry, now)));
            }
            Thread.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextLong(500, 5000)));
            killing.kill(server, round);
            for (Thread thread : working) {
                thread.join();
            }
        }
    }

    private void requireAll(ServerProcess server) {
        HttpRegistry registry = server.registry();
        int items =
                clients.stream().mapToInt(client -> client.requireAll(registry)).sum();
        JsonNode check = registry.checkStorage();
        LOG.info("{} items were as they should be after {} kills; storage check: {}", items, setting.kills(), check);
        for (String kind : List.of("missing", "wrong_size", "out_of_service")) {
            assertThat(check.path(kind).asInt()).as(kind).isZero();
        }
        assertThat(items).isGreaterThan(setting.kills());
    }
}
