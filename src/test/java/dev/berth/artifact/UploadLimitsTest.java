package dev.berth.artifact;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.blob.BlobStore;
import dev.berth.blob.CondemnedObjects;
import dev.berth.blob.PendingObjects;
import dev.berth.blob.StorageKey;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.RegistryClient.Answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Uploads end after a time, and their number and bytes have a limit; what they leave behind is cleared away. */
class UploadLimitsTest {

    private static final BerthServer SERVER = BerthServer.start(Map.of(
            "berth.artifact.upload.max-per-principal", "3",
            "berth.artifact.upload.max-blob", "100KB",
            "berth.artifact.upload.max-bytes-per-principal", "150KB",
            "berth.gc.quarantine", "0s"));

    private final JdbcClient jdbc = JdbcClient.create(SERVER.database().dataSource());
    private final RegistryClient client = RegistryClient.admin(SERVER, "library/limits");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @AfterEach
    void endUploads() {
        age("upload", "touched_at");
        SERVER.bean(Uploads.class).expire();
    }

    @Test
    void S21_oneAccountHasSoManyUploadsOpenAndNoMore() {
        String first = client.startUpload();
        client.startUpload();
        client.startUpload();

        Answer refused = client.send("POST", "blobs/uploads/", new byte[0]).expect(429);

        assertThat(refused.code()).isEqualTo("TOOMANYREQUESTS");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        String user = new People(SERVER).member("library", People.DEVELOPER);
        RegistryClient.basic(SERVER, "library/limits", user, People.PASSWORD).startUpload();
        client.send("DELETE", first, BodyPublishers.noBody()).expect(204);
        client.startUpload();
    }

    @Test
    void S20_aBlobLargerThanAllowedIs413HoweverItComes() {
        byte[] large = Bytes.random(110_000);
        Digest digest = Digest.of(DigestAlgorithm.SHA256, large);

        assertTooLarge(client.send("POST", "blobs/uploads/?digest=" + digest, large));
        assertTooLarge(client.finish(client.startUpload(), digest, large));
        assertTooLarge(client.patch(client.startUpload(), large));
        assertTooLarge(client.send(
                "PATCH", client.startUpload(), BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));
        client.head("blobs/" + digest).expect(404);
    }

    @Test
    void S20_chunksTogetherAreNoLargerThanOneBlob() {
        String upload = client.startUpload();
        client.patch(upload, new byte[60_000]).expect(202);
        assertTooLarge(client.patch(upload, new byte[60_000]));

        assertThat(client.send("GET", upload, BodyPublishers.noBody()).header("Range"))
                .isEqualTo("0-59999");
    }

    @Test
    void S21_allUploadsOfAnAccountTogetherHoldSoManyBytes() {
        client.patch(client.startUpload(), new byte[90_000]).expect(202);
        String second = client.startUpload();
        client.patch(second, new byte[50_000]).expect(202);

        assertTooLarge(client.patch(second, new byte[20_000]));
    }

    @Test
    void anUploadThatRestedForTooLongIsGivenUpWithItsBytes() throws Exception {
        String upload = client.startUpload();
        client.patch(upload, new byte[1000]).expect(202);
        Path staged = stagedFile();
        assertThat(staged).exists();

        assertThat(SERVER.bean(Uploads.class).expire()).isZero();
        age("upload", "touched_at");
        assertThat(SERVER.bean(Uploads.class).expire()).isEqualTo(1);

        client.send("GET", upload, BodyPublishers.noBody()).expect(404);
        assertThat(SERVER.bean(CondemnedObjects.class).deleteDue()).isPositive();
        assertThat(staged).doesNotExist();
        assertThat(count("tombstone")).isZero();
        assertThat(count("pending_object")).isZero();
    }

    @Test
    void anUploadThatSomebodyWritesToIsNotGivenUp() {
        client.startUpload();
        age("upload", "touched_at");
        jdbc.sql("update upload set writer = gen_random_uuid(), held_until = now() + interval '1 minute'")
                .update();

        assertThat(SERVER.bean(Uploads.class).expire()).isZero();

        jdbc.sql("update upload set held_until = now() - interval '1 second'").update();
        assertThat(SERVER.bean(Uploads.class).expire()).isEqualTo(1);
    }

    @Test
    void theHoldOfASilentWriterEnds() {
        String upload = client.startUpload();
        jdbc.sql("update upload set writer = gen_random_uuid(), held_until = now() + interval '1 minute'")
                .update();
        client.patch(upload, new byte[10]).expect(409);

        jdbc.sql("update upload set held_until = now() - interval '1 second'").update();
        client.patch(upload, new byte[10]).expect(202);
    }

    @Test
    void objectsOfCrashedWritersAreClearedAway() throws Exception {
        StorageKey orphan = StorageKey.random();
        PendingObjects pending = SERVER.bean(PendingObjects.class);
        pending.add(orphan);
        Path file = Files.write(stagedDirectory().resolve(orphan.value()), "left behind".getBytes(UTF_8));
        client.startUpload();

        assertThat(pending.abandonOlderThan(
                        Duration.ofDays(2), SERVER.bean(Uploads.class).objects()))
                .isZero();
        age("pending_object", "created_at");
        assertThat(pending.abandonOlderThan(
                        Duration.ofDays(2), SERVER.bean(Uploads.class).objects()))
                .isEqualTo(1);
        SERVER.bean(CondemnedObjects.class).deleteDue();

        assertThat(file).doesNotExist();
        assertThat(count("pending_object")).as("the live upload's").isEqualTo(1);
    }

    @Test
    void aWriterThatWasTakenForDeadDoesNotPublish() {
        byte[] content = Bytes.random(1000);
        Digest digest = Digest.of(DigestAlgorithm.SHA256, content);
        String upload = client.startUpload();
        client.patch(upload, content).expect(202);
        jdbc.sql("alter table upload drop constraint upload_storage_key_fkey").update();
        jdbc.sql("delete from pending_object").update();
        try {
            client.finish(upload, digest, new byte[0]).expect(503);
        } finally {
            jdbc.sql("delete from upload").update();
            jdbc.sql("""
                    alter table upload add constraint upload_storage_key_fkey
                    foreign key (storage_key) references pending_object (storage_key)
                    """).update();
        }

        client.head("blobs/" + digest).expect(404);
        assertThat(count("tombstone")).isPositive();
        SERVER.bean(CondemnedObjects.class).deleteDue();
        assertThat(count("tombstone")).isZero();
    }

    @Test
    void theObjectOfADeletedBlobGoesWhenTheQuarantineIsOver() {
        byte[] content = Bytes.random(1000);
        Digest digest = client.pushBlob(content);
        String key = jdbc.sql("select storage_key from blob where digest = ?")
                .param(digest.toString())
                .query(String.class)
                .single();
        Path file = SERVER.bean(BlobStore.class).file(new StorageKey(key)).orElseThrow();
        assertThat(file).exists();

        client.delete("blobs/" + digest).expect(202);
        assertThat(file).as("only the reaper deletes").exists();
        SERVER.bean(CondemnedObjects.class).deleteDue();

        assertThat(file).doesNotExist();
    }

    private static void assertTooLarge(Answer answer) {
        assertThat(answer.expect(413).code()).isEqualTo("SIZE_INVALID");
    }

    private void age(String table, String column) {
        jdbc.sql("update " + table + " set " + column + " = now() - interval '3 days'")
                .update();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private Path stagedFile() {
        return stagedDirectory()
                .resolve(jdbc.sql("select storage_key from upload")
                        .query(String.class)
                        .single());
    }

    private static Path stagedDirectory() {
        Path object = SERVER.bean(BlobStore.class).file(StorageKey.random()).orElseThrow();
        return object.resolve("../../../staged").normalize();
    }
}
