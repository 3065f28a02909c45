package dev.berth.gc;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

import dev.berth.blob.BlobStore;
import dev.berth.blob.BlobTable;
import dev.berth.blob.StorageKey;
import dev.berth.blob.StorageLookup;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.TurnedClock;

import static org.assertj.core.api.Assertions.assertThat;

class ScrubTest {

    /** Does nothing of the kind by itself. */
    private static final BerthServer SERVER = BerthServer.start(Map.of("berth.gc.scrub.period", "0s"));

    private static final Duration PERIOD = Duration.ofDays(30);

    private final JdbcClient jdbc = JdbcClient.create(SERVER.database().dataSource());
    private final RegistryClient client = RegistryClient.admin(SERVER, "library/scrubbed");
    private final BlobStore store = SERVER.bean(BlobStore.class);
    private final ScrubTable rounds = SERVER.bean(ScrubTable.class);
    private final TurnedClock clock = new TurnedClock(Instant.now().plusSeconds(60));

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @BeforeEach
    void nothingIsThere() {
        jdbc.sql("delete from repository_blob").update();
        jdbc.sql("delete from blob").update();
        jdbc.sql("delete from gc_scrub").update();
        rounds.current();
    }

    @Test
    void everyBlobIsReadOnceInAPeriod() {
        for (int i = 0; i < 120; i++) {
            client.pushBlob(Bytes.random(10));
        }
        List<StorageKey> read = new ArrayList<>();
        Scrub scrub = scrub(noted(read));

        for (int day = 1; day <= 30; day++) {
            clock.turn(Duration.ofDays(1));
            scrub.run();
            // Four a day where keys lie evenly, which random ones do within seven standard deviations.
            assertThat(read).as("read after %d days", day).hasSizeBetween(Math.max(0, 4 * day - 40), 4 * day + 40);
        }

        assertThat(read).hasSize(120).doesNotHaveDuplicates();
        assertThat(rounds.current().position())
                .as("where the next round begins")
                .isEmpty();
    }

    @Test
    void whatWasReadIsNotReadAgainAfterARestart() {
        for (int i = 0; i < 20; i++) {
            client.pushBlob(Bytes.random(10));
        }
        List<StorageKey> read = new ArrayList<>();
        clock.turn(Duration.ofDays(15));
        scrub(noted(read)).run();
        int before = read.size();

        clock.turn(Duration.ofDays(15));
        scrub(noted(read)).run();

        assertThat(before).isBetween(1, 19);
        assertThat(read).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void aBlobWhoseBytesAreOthersIsOutOfServiceUntilItIsPushedAgain() throws IOException {
        byte[] content = Bytes.random(1000);
        Digest digest = push(content);
        byte[] damaged = content.clone();
        damaged[500] ^= 1;
        Files.write(file(digest), damaged);

        scrubAll();

        client.head("blobs/" + digest).expect(404);
        client.pushBlob(content);
        client.head("blobs/" + digest).expect(200);
        assertThat(client.get("blobs/" + digest).expect(200).body()).isEqualTo(content);
    }

    @Test
    void aBlobThatIsTooShortOrGoneIsOutOfService() throws IOException {
        Digest cut = push(Bytes.random(1000));
        Digest gone = push(Bytes.random(1000));
        Digest whole = push(Bytes.random(1000));
        Files.write(file(cut), new byte[999]);
        Files.delete(file(gone));

        scrubAll();

        client.head("blobs/" + cut).expect(404);
        client.head("blobs/" + gone).expect(404);
        client.head("blobs/" + whole).expect(200);
    }

    @Test
    void aBlobThatIsWholeAfterAllComesBackIntoService() throws IOException {
        Digest digest = push(Bytes.random(1000));
        Path elsewhere = Files.move(file(digest), Path.of(file(digest) + ".away"));
        scrubAll();
        client.head("blobs/" + digest).expect(404);
        Files.move(elsewhere, file(digest));

        scrubAll();

        client.head("blobs/" + digest).expect(200);
    }

    @Test
    void aStoreThatIsAwayTakesNothingOutOfService() {
        Digest digest = push(Bytes.random(1000));
        BlobStore away = instead("open", () -> {
            throw new IOException("the store is away");
        });
        clock.turn(PERIOD);

        scrub(away).run();
        assertThat(rounds.current().tries()).isEqualTo(1);
        client.head("blobs/" + digest).expect(200);

        scrub(store).run();
        assertThat(rounds.current().tries()).isZero();
    }

    @Test
    void whatCannotBeReadForLongKeepsNobodyElseWaiting() {
        Digest digest = push(Bytes.random(1000));
        Scrub scrub = scrub(instead("open", () -> {
            throw new IOException("a bad sector");
        }));
        clock.turn(PERIOD);

        for (int run = 0; run < 12; run++) {
            scrub.run();
        }

        assertThat(rounds.current().position()).isEmpty();
        client.head("blobs/" + digest).expect(200);
    }

    @Test
    void noMoreIsReadInASecondThanTheRateAllows() {
        push(Bytes.random(300_000));
        clock.turn(PERIOD);
        long before = System.nanoTime();

        new Scrub(
                        SERVER.bean(StorageLookup.class),
                        SERVER.bean(BlobTable.class),
                        rounds,
                        store,
                        new ScrubProperties(PERIOD, DataSize.ofBytes(1_000_000)),
                        clock)
                .run();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(250));
    }

    private void scrubAll() {
        clock.turn(PERIOD);
        jdbc.sql("update gc_scrub set position = '', damaged = 0, began_at = now() - interval '1 day'")
                .update();
        scrub(store).run();
    }

    private Scrub scrub(BlobStore read) {
        return new Scrub(
                SERVER.bean(StorageLookup.class),
                SERVER.bean(BlobTable.class),
                rounds,
                read,
                new ScrubProperties(PERIOD, DataSize.ofGigabytes(1)),
                clock);
    }

    private Digest push(byte[] content) {
        client.pushBlob(content);
        return Digest.of(DigestAlgorithm.SHA256, content);
    }

    private Path file(Digest digest) {
        String key = jdbc.sql("select storage_key from blob where digest = ?")
                .param(digest.toString())
                .query(String.class)
                .single();
        return store.file(new StorageKey(key)).orElseThrow();
    }

    private BlobStore noted(List<StorageKey> read) {
        return (BlobStore) Proxy.newProxyInstance(
                BlobStore.class.getClassLoader(), new Class<?>[] {BlobStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("open")) {
                        read.add((StorageKey) arguments[0]);
                    }
                    return called(method, arguments);
                });
    }

    private interface Instead {
        InputStream open() throws IOException;
    }

    private BlobStore instead(String name, Instead other) {
        return (BlobStore) Proxy.newProxyInstance(
                BlobStore.class.getClassLoader(),
                new Class<?>[] {BlobStore.class},
                (proxy, method, arguments) -> method.getName().equals(name) ? other.open() : called(method, arguments));
    }

    @SuppressWarnings("NullAway") // reflection knows no null contract
    private Object called(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
