package dev.berth.artifact;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.artifact.UnreferencedBlobs.Collected;
import dev.berth.artifact.UnreferencedBlobs.Pass;
import dev.berth.oci.Digest;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.RegistryClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What the collector of blobs takes, and what it never takes (content safety, "Garbage collection"). */
class UnreferencedBlobsTest {

    private static final BerthServer SERVER = BerthServer.start(Map.of("db-scheduler.enabled", "false"));

    private final JdbcClient jdbc = JdbcClient.create(SERVER.database().dataSource());
    private final UnreferencedBlobs blobs = SERVER.bean(UnreferencedBlobs.class);
    private final RegistryClient client = RegistryClient.admin(SERVER, "library/app");
    private final RegistryClient other = RegistryClient.admin(SERVER, "library/other");
    private final byte[] content = Bytes.random(50);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void clear() {
        endLeases();
        collectAll();
    }

    @Test
    void aBlobThatNothingRefersToGoesWhenItsLeaseHasEnded() {
        Digest blob = client.pushBlob(content);
        assertThat(collectAll().blobs()).isZero();
        client.head("blobs/" + blob).expect(200);

        endLeases();
        Collected collected = collectAll();

        assertThat(collected.blobs()).isEqualTo(1);
        assertThat(collected.bytes()).isEqualTo(50);
        client.head("blobs/" + blob).expect(404);
        assertThat(jdbc.sql("select size from tombstone order by due desc limit 1")
                        .query(Long.class)
                        .single())
                .isEqualTo(50);
    }

    @Test
    void aBlobThatAManifestRefersToStaysAndIsNoCandidateAnyMore() {
        ManifestJson image = client.pushImage(content);
        endLeases();

        assertThat(collectAll().links()).isZero();

        assertThat(candidates()).isZero();
        client.get("manifests/" + image.digest()).expect(200);
    }

    @Test
    void whatADeletedManifestLetGoIsACandidateAgain() {
        ManifestJson image = client.pushImage(content);
        endLeases();
        collectAll();

        client.delete("manifests/" + image.digest()).expect(202);
        assertThat(collectAll().blobs()).isZero();
        endLeases();

        assertThat(collectAll().blobs()).isEqualTo(2);
    }

    @Test
    void ofABlobInTwoRepositoriesTheContentGoesWithTheLastLink() {
        Digest blob = client.pushBlob(content);
        other.pushBlob(content);
        endLease(client);

        Collected first = collectAll();
        assertThat(first.links()).isEqualTo(1);
        assertThat(first.blobs()).isZero();
        client.head("blobs/" + blob).expect(404);
        other.head("blobs/" + blob).expect(200);

        endLease(other);
        assertThat(collectAll().blobs()).isEqualTo(1);
    }

    @Test
    void bothLinksOfABlobGoInOneBatch() {
        client.pushBlob(content);
        other.pushBlob(content);
        endLeases();

        Collected collected = collectAll();

        assertThat(collected.links()).isEqualTo(2);
        assertThat(collected.blobs()).isEqualTo(1);
    }

    @Test
    void aRehearsalDecidesTheSameAndChangesNothing() {
        Digest blob = client.pushBlob(content);
        client.pushImage(Bytes.random(5));
        endLeases();

        Collected rehearsed = blobs.foresee(Pass.begin());

        assertThat(rehearsed.blobs()).isEqualTo(1);
        assertThat(candidates()).isEqualTo(3);
        client.get("blobs/" + blob).expect(200);
        Collected collected = blobs.collect(Pass.begin());
        assertThat(collected.blobs()).isEqualTo(rehearsed.blobs());
        assertThat(collected.bytes()).isEqualTo(rehearsed.bytes());
    }

    @Test
    void aPassGoesThroughMoreThanABatchAndPastWhatSomebodyHasLocked() throws Exception {
        Digest locked = client.pushBlob(content);
        for (int i = 0; i < 130; i++) {
            client.pushBlob(Bytes.random(10 + i));
        }
        endLeases();
        CountDownLatch isLocked = new CountDownLatch(1);
        CountDownLatch mayGo = new CountDownLatch(1);
        Thread pusher = Thread.ofVirtual().start(() -> hold(locked, isLocked, mayGo));
        isLocked.await();

        try {
            assertThat(collectAll().blobs()).isEqualTo(130);
            client.head("blobs/" + locked).expect(200);
        } finally {
            mayGo.countDown();
            pusher.join();
        }
    }

    /** As the push of a manifest does that refers to the blob. */
    private void hold(Digest blob, CountDownLatch isLocked, CountDownLatch mayGo) {
        SERVER.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            JdbcClient inTransaction = SERVER.bean(JdbcClient.class);
            inTransaction
                    .sql("select 1 from repository_blob where digest = ? for key share")
                    .param(blob.toString())
                    .query(Integer.class)
                    .single();
            isLocked.countDown();
            try {
                mayGo.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Collected collectAll() {
        int links = 0;
        int collected = 0;
        long bytes = 0;
        Optional<Pass> pass = Optional.of(Pass.begin());
        while (pass.isPresent()) {
            Collected some = blobs.collect(pass.get());
            links += some.links();
            collected += some.blobs();
            bytes += some.bytes();
            pass = some.next();
        }
        return new Collected(links, collected, bytes, Optional.empty());
    }

    private long candidates() {
        return jdbc.sql("select count(*) from repository_blob where gc_after < now()")
                .query(Long.class)
                .single();
    }

    private void endLeases() {
        jdbc.sql("update repository_blob set gc_after = now() - interval '1 minute' where gc_after is not null")
                .update();
    }

    private void endLease(RegistryClient repository) {
        jdbc.sql("""
                update repository_blob set gc_after = now() - interval '1 minute'
                where repository_id = (select repository_id from repository where name = ?)
                """).param(repository.repository()).update();
    }
}
