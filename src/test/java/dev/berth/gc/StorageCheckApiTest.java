package dev.berth.gc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.blob.BlobStore;
import dev.berth.blob.CondemnedObjects;
import dev.berth.blob.StagedObject;
import dev.berth.blob.StorageKey;
import dev.berth.oci.Digest;
import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.RegistryClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class StorageCheckApiTest {

    private static final BerthServer SERVER = BerthServer.start(Map.of("berth.gc.scrub.period", "0s"));
    private static final String CHECKS = "/api/v2.0/system/storagecheck";

    private final JdbcClient jdbc = JdbcClient.create(SERVER.database().dataSource());
    private final Api admin = Api.admin(SERVER);
    private final RegistryClient client = RegistryClient.admin(SERVER, "library/checked");
    private final BlobStore store = SERVER.bean(BlobStore.class);

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        jdbc.sql("delete from repository_blob").update();
        jdbc.sql("delete from blob").update();
        jdbc.sql("delete from tombstone").update();
        jdbc.sql("delete from job_execution").update();
        store.listFinished(object -> store.delete(List.of(object.key())));
        store.listStaged(object -> store.discardStaged(object.key()));
    }

    @Test
    void aCheckTellsWhatIsWrongAndChangesNothing() throws IOException {
        Digest missing = client.pushBlob(Bytes.random(100));
        Digest longer = client.pushBlob(Bytes.random(100));
        client.pushBlob(Bytes.random(100));
        Files.delete(file(missing));
        Files.write(file(longer), new byte[101]);
        StorageKey orphan = finished(7);
        StorageKey begun = staged(9).key();

        String check = check();

        JsonNode found = findings(check, "");
        assertThat(kinds(found)).containsExactlyInAnyOrder("missing", "wrong_size", "orphaned", "unfinished");
        JsonNode lost = findings(check, "?q=kind%3Dmissing").get(0);
        assertThat(lost.get("digest").asString()).isEqualTo(missing.toString());
        assertThat(lost.get("repositories").toString()).isEqualTo("[\"library/checked\"]");
        assertThat(lost.has("outcome")).isFalse();
        assertThat(findings(check, "?q=kind%3Dorphaned")
                        .get(0)
                        .get("storage_key")
                        .asString())
                .isEqualTo(orphan.value());
        assertThat(admin.get(CHECKS + "/" + check + "/log").body())
                .contains("missing: object " + key(missing))
                .contains("unfinished: object " + begun)
                .contains(
                        "3 blobs and 3 objects of 208 bytes were looked at: 2 blobs are damaged, 2 objects are left over");
        JsonNode result = Api.json(admin.get(CHECKS + "/" + check));
        assertThat(result.get("job_parameters").asString()).contains("\"missing\":1", "\"orphaned_bytes\":7");
        client.head("blobs/" + missing).expect(200);
        assertThat(store.size(orphan)).isPresent();
    }

    @Test
    void damagedBlobsAreTakenOutOfServiceWhenAnAdministratorAsksForIt() throws IOException {
        byte[] content = Bytes.random(100);
        Digest missing = client.pushBlob(content);
        Digest mended = client.pushBlob(Bytes.random(100));
        Files.delete(file(missing));
        Path elsewhere = Files.move(file(mended), Path.of(file(mended) + ".away"));
        String check = check();
        Files.move(elsewhere, file(mended));

        JsonNode reply = Api.json(admin.post(CHECKS + "/" + check + "/withdraw", "{}"));

        assertThat(reply.toString()).isEqualTo("{\"done\":1,\"obsolete\":1,\"left\":0}");
        client.head("blobs/" + missing).expect(404);
        client.head("blobs/" + mended).expect(200);
        assertThat(findings(check, "?q=outcome%3Dwithdrawn")
                        .get(0)
                        .get("digest")
                        .asString())
                .isEqualTo(missing.toString());
        assertThat(findings(check(), "").get(0).get("kind").asString()).isEqualTo("missing");
        client.pushBlob(content);
        client.head("blobs/" + missing).expect(200);
        assertThat(findings(check(), "?q=kind%3Dmissing")).isEmpty();
    }

    @Test
    void whatBelongsToNobodyIsClearedOnlyAfterTwoChecksThatAreTwoDaysApart() throws IOException {
        StorageKey orphan = finished(7);
        StorageKey begun = staged(9).key();
        String first = check();
        twoDaysPass();
        assertThat(clear(first)).as("of one check").isEqualTo("{\"done\":0,\"obsolete\":0,\"left\":2}");
        StorageKey later = finished(7);

        String second = check();
        assertThat(clear(second)).isEqualTo("{\"done\":2,\"obsolete\":0,\"left\":1}");

        assertThat(condemned()).containsExactlyInAnyOrder(orphan.value(), begun.value());
        assertThat(store.size(orphan)).as("until the quarantine is over").isPresent();
        jdbc.sql("update tombstone set due = now()").update();
        SERVER.bean(CondemnedObjects.class).deleteDue();
        assertThat(store.size(orphan)).isEmpty();
        assertThat(store.hasStaged(begun)).isFalse();
        assertThat(store.size(later)).isPresent();
        assertThat(findings(check(), "")).hasSize(1);
    }

    @Test
    void twoChecksInOneDayAreNotEnough() throws IOException {
        StorageKey orphan = finished(7);
        check();

        assertThat(clear(check())).isEqualTo("{\"done\":0,\"obsolete\":0,\"left\":1}");

        assertThat(condemned()).isEmpty();
        assertThat(store.size(orphan)).isPresent();
    }

    @Test
    void whatARowSpeaksOfByNowIsNotCleared() throws IOException {
        StorageKey served = finished(7);
        StorageKey writtenTo = staged(9).key();
        check();
        twoDaysPass();
        String check = check();
        jdbc.sql("insert into blob (digest, storage_key, size) values ('sha256:" + "0".repeat(64) + "', ?, 7)")
                .param(served.value())
                .update();
        jdbc.sql("insert into pending_object (storage_key, node) values (?, 'here')")
                .param(writtenTo.value())
                .update();

        assertThat(clear(check)).isEqualTo("{\"done\":0,\"obsolete\":2,\"left\":0}");

        assertThat(condemned()).isEmpty();
        assertThat(store.size(served)).isPresent();
        assertThat(store.hasStaged(writtenTo)).isTrue();
        jdbc.sql("delete from pending_object").update();
    }

    @Test
    void whatIsLeftBesideAServedObjectIsDroppedAlone() throws IOException {
        Digest digest = client.pushBlob(Bytes.random(100));
        Path beside = file(digest).resolve("../../../staged/" + key(digest)).normalize();
        Files.write(beside, new byte[5]);
        check();
        twoDaysPass();

        assertThat(clear(check())).isEqualTo("{\"done\":1,\"obsolete\":0,\"left\":0}");

        assertThat(beside).doesNotExist();
        client.get("blobs/" + digest).expect(200);
        assertThat(condemned()).isEmpty();
    }

    @Test
    void whatWasDoneIsAudited() throws IOException {
        Files.delete(file(client.pushBlob(Bytes.random(100))));
        String check = check();
        admin.post(CHECKS + "/" + check + "/withdraw", "{}");

        JsonNode entries = Api.json(admin.get("/api/v2.0/auditlog-exts?q=resource%3D" + check));

        assertThat(entries.toString()).contains("withdrawn");
    }

    @Test
    void aScheduleIsPostedAndNotPut() {
        assertThat(admin.put("/api/v2.0/system/storagecheck/schedule", "{}").statusCode())
                .isEqualTo(405);
    }

    @Test
    void anAbsentCheckIsNotFound() {
        for (String rest : List.of("", "/log", "/findings")) {
            assertThat(admin.get(CHECKS + "/987654321" + rest).statusCode())
                    .as(rest)
                    .isEqualTo(404);
        }
        assertThat(admin.put(CHECKS + "/987654321", "{}").statusCode()).isEqualTo(404);
        assertThat(admin.post(CHECKS + "/987654321/withdraw", "{}").statusCode())
                .isEqualTo(404);
        assertThat(admin.post(CHECKS + "/987654321/clear", "{}").statusCode()).isEqualTo(404);
    }

    private String check() {
        var answer = admin.post(CHECKS + "/schedule", "{\"schedule\":{\"type\":\"Manual\"}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String location = answer.headers().firstValue("Location").orElseThrow();
        while (true) {
            String status = Api.json(admin.get(location)).get("job_status").asString();
            if (!List.of("Pending", "Running").contains(status)) {
                assertThat(status).isEqualTo("Success");
                return location.substring(location.lastIndexOf('/') + 1);
            }
        }
    }

    private JsonNode findings(String check, String query) {
        return Api.json(admin.get(CHECKS + "/" + check + "/findings" + query));
    }

    private static List<String> kinds(JsonNode findings) {
        return StreamSupport.stream(findings.spliterator(), false)
                .map(finding -> finding.get("kind").asString())
                .toList();
    }

    private String clear(String check) {
        return admin.post(CHECKS + "/" + check + "/clear", "{}").body();
    }

    private void twoDaysPass() {
        jdbc.sql("update gc_storage_finding set found_at = found_at - interval '48 hours'")
                .update();
    }

    private List<String> condemned() {
        return jdbc.sql("select storage_key from tombstone")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private StagedObject staged(int size) throws IOException {
        return store.append(StagedObject.empty(StorageKey.random()), new ByteArrayInputStream(Bytes.random(size)));
    }

    private StorageKey finished(int size) throws IOException {
        StagedObject staged = staged(size);
        store.finish(staged);
        return staged.key();
    }

    private StorageKey key(Digest digest) {
        return new StorageKey(jdbc.sql("select storage_key from blob where digest = ?")
                .param(digest.toString())
                .query(String.class)
                .single());
    }

    private Path file(Digest digest) {
        return store.file(key(digest)).orElseThrow();
    }
}
