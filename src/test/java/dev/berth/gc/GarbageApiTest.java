package dev.berth.gc;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.blob.BlobStore;
import dev.berth.blob.StorageKey;
import dev.berth.oci.Digest;
import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.RegistryClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The garbage collection as Harbor's clients start, watch and stop it. The delays are those of production; tests end leases by SQL. */
class GarbageApiTest {

    private static final BerthServer SERVER = BerthServer.start();
    private static final JdbcClient JDBC = JdbcClient.create(SERVER.database().dataSource());
    private static final String GC = "/api/v2.0/system/gc";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Api admin = Api.admin(SERVER);
    private final RegistryClient client = RegistryClient.admin(SERVER, "library/app");

    /** What is collected without being asked for would be missing in the figures. */
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
    void clear() {
        endLeases();
        run("{\"delete_untagged\": true, \"delete_waiting\": true}");
    }

    @Test
    void blobsThatNothingRefersToGoAndTheirBytesWhenTheQuarantineIsOver() {
        Digest blob = client.pushBlob(Bytes.random(50));
        String key = keyOf(blob);
        endLeases();

        JsonNode first = run("{}");
        assertThat(first.get("job_status").asString()).isEqualTo("Success");
        assertThat(result(first).get("purged_blobs").asInt()).isEqualTo(1);
        assertThat(result(first).get("condemned_space").asInt()).isEqualTo(50);
        assertThat(result(first).get("freed_space").asInt()).isZero();
        client.head("blobs/" + blob).expect(404);
        assertThat(isStored(key)).isTrue();

        JDBC.sql("update tombstone set due = now() - interval '1 second'").update();
        JsonNode second = run("{}");
        assertThat(result(second).get("purged_blobs").asInt()).isZero();
        assertThat(result(second).get("freed_space").asInt()).isEqualTo(50);
        assertThat(result(second).get("deleted_objects").asInt()).isEqualTo(1);
        assertThat(isStored(key)).isFalse();
    }

    @Test
    void whatIsUnderALeaseOrReferredToStays() {
        Digest leased = client.pushBlob(Bytes.random(50));
        ManifestJson image = client.image(Bytes.random(60));
        client.putManifest("kept", image).expect(201);
        JDBC.sql("update repository_blob set gc_after = now() - interval '1 hour' where digest <> ?")
                .param(leased.toString())
                .update();

        assertThat(result(run("{\"delete_untagged\": true}"))
                        .get("purged_blobs")
                        .asInt())
                .isZero();

        client.head("blobs/" + leased).expect(200);
        client.get("manifests/kept").expect(200);
    }

    @Test
    void untaggedArtifactsGoOnlyWhereThatIsAskedForAndWhenTheyAreOldEnough() {
        ManifestJson image = client.pushImage(Bytes.random(10));
        endLeases();

        assertThat(purged(run("{}"))).isZero();
        assertThat(purged(run("{\"delete_untagged\": true, \"untagged_age_hours\": 1}")))
                .isZero();
        client.get("manifests/" + image.digest()).expect(200);
        assertThat(purged(run("{\"delete_untagged\": true}"))).isEqualTo(1);
        client.get("manifests/" + image.digest()).expect(404);
    }

    @Test
    void untaggedArtifactsOfAllProjectsGoWithTheirChildren() {
        RegistryClient other = client.in("library/other");
        ManifestJson child = other.pushImage(Bytes.random(10));
        ManifestJson index = ManifestJson.index().child(child);
        other.putManifest(index.digest(), index).expect(201);
        client.pushImage(Bytes.random(10));
        endLeases();

        JsonNode done = run("{\"delete_untagged\": true}");

        assertThat(purged(done)).isEqualTo(3);
        String log = admin.get(GC + "/" + done.get("id").asLong() + "/log").body();
        assertThat(log).contains("library/other: 1 untagged artifacts, 2 with those that went because of them");
        assertThat(JDBC.sql("""
                select count(*) from audit_entry where operation = 'delete' and resource_type = 'artifact' and resource like ?
                """).param("library/other@%").query(Integer.class).single())
                .isEqualTo(2);
    }

    @Test
    void aDryRunDecidesTheSameAndDeletesNothing() {
        ManifestJson child = client.pushImage(Bytes.random(10));
        ManifestJson index = ManifestJson.index().child(child);
        client.putManifest(index.digest(), index).expect(201);
        Digest shared = client.pushBlob(Bytes.random(70));
        client.in("library/other").mount(shared, client.repository()).expect(201);
        Digest condemned = client.pushBlob(Bytes.random(80));
        client.delete("blobs/" + condemned).expect(202);
        endLeases();
        String parameters = "{\"delete_untagged\": true, \"delete_waiting\": true, \"dry_run\": %s}";

        JsonNode foreseen = result(run(parameters.formatted(true)));
        client.get("manifests/" + index.digest()).expect(200);
        client.get("blobs/" + shared).expect(200);
        assertThat(waiting().get("quarantined_objects").asInt()).isEqualTo(1);
        JsonNode done = result(run(parameters.formatted(false)));

        assertThat(foreseen.get("dry_run").asBoolean()).isTrue();
        for (String figure :
                List.of("purged_manifests", "purged_blobs", "condemned_space", "freed_space", "deleted_objects")) {
            assertThat(foreseen.get(figure)).as(figure).isEqualTo(done.get(figure));
        }
        assertThat(done.get("purged_manifests").asInt()).isEqualTo(2);
        assertThat(done.get("freed_space").asInt()).isEqualTo(150);
    }

    @Test
    void whatWaitsIsToldAndGoesAtOnceWhereThatIsAskedFor() {
        Digest blob = client.pushBlob(Bytes.random(90));
        assertThat(waiting().get("leased_blobs").asInt()).isEqualTo(1);
        assertThat(Instant.parse(waiting().get("next_lease_end").asString())).isAfter(Instant.now());
        client.delete("blobs/" + blob).expect(202);
        assertThat(waiting().get("leased_blobs").asInt()).isZero();
        assertThat(waiting().get("quarantined_objects").asInt()).isEqualTo(1);
        assertThat(waiting().get("quarantined_bytes").asInt()).isEqualTo(90);
        assertThat(Instant.parse(waiting().get("next_due").asString()))
                .isAfter(Instant.now().plus(Duration.ofHours(23)));

        assertThat(result(run("{}")).get("freed_space").asInt()).isZero();
        assertThat(result(run("{\"delete_waiting\": true}")).get("freed_space").asInt())
                .isEqualTo(90);
        assertThat(waiting().get("quarantined_objects").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"workers\": 0}",
                "{\"workers\": 11}",
                "{\"workers\": \"2\"}",
                "{\"dry_run\": \"yes\"}",
                "{\"delete_untagged\": 1}",
                "{\"untagged_age_hours\": -1}",
                "{\"untagged_age_hours\": 1.5}",
                "{\"delete_waiting\": null, \"dry_run\": {}}"
            })
    void parametersThatMeanNothingAreRefusedWithTheReason(String parameters) {
        HttpResponse<String> answer = admin.post(GC + "/schedule", body("Manual", parameters));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("parameters.");
    }

    @Test
    void aScheduleIsSetAndShownWithItsParametersAndRemoved() {
        String daily =
                "{\"schedule\":{\"type\":\"Custom\",\"cron\":\"0 30 3 * * *\"},\"parameters\":{\"delete_untagged\":true}}";
        assertThat(admin.put(GC + "/schedule", daily).statusCode()).isEqualTo(200);

        JsonNode shown = Api.json(admin.get(GC + "/schedule"));
        assertThat(shown.get("schedule").get("cron").asString()).isEqualTo("0 30 3 * * *");
        assertThat(result(shown).get("delete_untagged").asBoolean()).isTrue();
        assertThat(admin.put(GC + "/schedule", daily.replace("0 30 3", "* * *")).statusCode())
                .isEqualTo(400);

        assertThat(admin.put(GC + "/schedule", body("None", "{}")).statusCode()).isEqualTo(200);
        assertThat(Api.json(admin.get(GC + "/schedule"))
                        .get("schedule")
                        .get("type")
                        .asString())
                .isEqualTo("None");
    }

    @Test
    void aRunIsStoppedAndASecondOneIsRefusedMeanwhile() {
        JDBC.sql("insert into job_queue (job_type) values ('GARBAGE_COLLECTION')")
                .update();
        try {
            String path = start("{}");
            assertThat(admin.post(GC + "/schedule", body("Manual", "{}")).statusCode())
                    .isEqualTo(409);

            assertThat(admin.put(path, "").statusCode()).isEqualTo(200);

            assertThat(awaitStatus(path, "Stopped").get("status_message").asString())
                    .contains("admin");
        } finally {
            JDBC.sql("delete from job_queue").update();
        }
    }

    @Test
    void untaggedArtifactsStayWhileTheRegistryIsReadOnly() {
        ManifestJson image = client.pushImage(Bytes.random(10));
        endLeases();
        JDBC.sql("insert into job_queue (job_type) values ('GARBAGE_COLLECTION')")
                .update();
        String path = start("{\"delete_untagged\": true}");
        admin.put("/api/v2.0/configurations", "{\"read_only\": true}");
        try {
            JDBC.sql("delete from job_queue").update();

            JsonNode failed = awaitStatus(path, "Error");

            assertThat(failed.get("status_message").asString()).contains("read-only");
            client.get("manifests/" + image.digest()).expect(200);
        } finally {
            admin.put("/api/v2.0/configurations", "{\"read_only\": false}");
        }
    }

    @Test
    void theHistoryListsRunsTheNewestFirst() {
        List<Long> ids = IntStream.range(0, 2)
                .mapToObj(i -> run("{}").get("id").asLong())
                .toList();

        JsonNode page = Api.json(admin.get(GC + "?page_size=2"));

        assertThat(page.get(0).get("id").asLong()).isEqualTo(ids.get(1));
        assertThat(page.get(1).get("id").asLong()).isEqualTo(ids.get(0));
        assertThat(page.get(0).get("job_name").asString()).isEqualTo("GARBAGE_COLLECTION");
        assertThat(admin.get(GC + "/987654").statusCode()).isEqualTo(404);
        assertThat(admin.get(GC + "/987654/log").statusCode()).isEqualTo(404);
        assertThat(admin.put(GC + "/987654", "").statusCode()).isEqualTo(404);
    }

    private JsonNode run(String parameters) {
        return awaitStatus(start(parameters), "Success");
    }

    private String start(String parameters) {
        HttpResponse<String> started = admin.post(GC + "/schedule", body("Manual", parameters));
        assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
        return started.headers().firstValue("Location").orElseThrow();
    }

    private JsonNode awaitStatus(String path, String status) {
        Instant end = Instant.now().plus(PATIENCE);
        JsonNode seen = Api.json(admin.get(path));
        while (!seen.get("job_status").asString().equals(status)
                && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
            seen = Api.json(admin.get(path));
        }
        assertThat(seen.get("job_status").asString()).as(seen.toString()).isEqualTo(status);
        return seen;
    }

    private static String body(String type, String parameters) {
        return "{\"schedule\":{\"type\":\"%s\"},\"parameters\":%s}".formatted(type, parameters);
    }

    private static JsonNode result(JsonNode execution) {
        return JsonMapper.shared().readTree(execution.get("job_parameters").asString());
    }

    private static int purged(JsonNode execution) {
        return result(execution).get("purged_manifests").asInt();
    }

    private JsonNode waiting() {
        return Api.json(admin.get(GC + "/waiting"));
    }

    private static void endLeases() {
        JDBC.sql("update repository_blob set gc_after = now() - interval '1 hour' where gc_after is not null")
                .update();
        JDBC.sql("update manifest set gc_after = now() - interval '1 hour' where gc_after is not null")
                .update();
    }

    private static String keyOf(Digest blob) {
        return JDBC.sql("select storage_key from blob where digest = ?")
                .param(blob.toString())
                .query(String.class)
                .single();
    }

    private static boolean isStored(String key) {
        return Files.exists(
                SERVER.bean(BlobStore.class).file(new StorageKey(key)).orElseThrow());
    }
}
