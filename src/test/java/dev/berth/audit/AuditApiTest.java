package dev.berth.audit;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class AuditApiTest {

    private static final String LOGS = "/api/v2.0/auditlog-exts";
    private static final String LEGACY = "/api/v2.0/audit-logs";
    private static final String CONFIGURATIONS = "/api/v2.0/configurations";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static BerthServer server;
    private static Api admin;
    private static People people;

    @BeforeAll
    static void start() {
        server = BerthServer.start();
        admin = Api.admin(server);
        people = new People(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aChangeTellsWhoDidWhatByWhatAndFromWhere() {
        admin.send(
                "PUT",
                CONFIGURATIONS,
                "{\"robot_token_duration\":8}",
                "User-Agent",
                "a-client/1",
                "X-Request-Id",
                "r-1");
        admin.send("PUT", CONFIGURATIONS, "{\"robot_token_duration\":9}");

        JsonNode entry = rows(admin, LOGS + "?q=resource_type=configuration").stream()
                .filter(row -> row.get("request_id").asString().equals("r-1"))
                .findFirst()
                .orElseThrow();

        assertThat(entry.get("username").asString()).isEqualTo("admin");
        assertThat(entry.get("operation").asString()).isEqualTo("update");
        assertThat(entry.get("operation_result").asBoolean()).isTrue();
        assertThat(entry.get("operation_description").asString()).isEqualTo("update configuration: configuration");
        assertThat(entry.get("credential").asString()).isEqualTo("password");
        assertThat(entry.get("address").asString()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(entry.get("user_agent").asString()).isEqualTo("a-client/1");
        assertThat(entry.get("request_id").asString()).isEqualTo("r-1");
        assertThat(entry.get("before").get("robot_token_duration").asInt()).isEqualTo(30);
        assertThat(entry.get("after").get("robot_token_duration").asInt()).isEqualTo(8);
        assertThat(Instant.parse(entry.get("op_time").asString()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(entry.has("status")).isFalse();
    }

    @Test
    void aPushLeavesOneRowByTheTokensOwner() {
        String project = people.project();
        String user = people.member(project, People.DEVELOPER);
        RegistryClient client = RegistryClient.basic(server, project + "/app", user, People.PASSWORD)
                .withToken("repository:" + project + "/app:push,pull");
        ManifestJson image = client.image(Bytes.random(20));
        client.putManifest("v1", image).expect(201);

        List<JsonNode> entries = rows(admin, LOGS + "?q=username=" + user);

        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().get("resource").asString()).isEqualTo(project + "/app:v1");
        assertThat(entries.getFirst().get("resource_type").asString()).isEqualTo("artifact");
        assertThat(entries.getFirst().get("operation").asString()).isEqualTo("create");
        assertThat(entries.getFirst().get("credential").asString()).isEqualTo("access-token");
        assertThat(entries.getFirst().get("after").get("digest").asString())
                .isEqualTo(image.digest().toString());
    }

    @Test
    void aPullIsWrittenDownAWhileLater() {
        String project = people.publicProject();
        push(project);
        String guest = people.member(project, People.GUEST);
        RegistryClient.basic(server, project + "/app", guest, People.PASSWORD)
                .get("manifests/v1")
                .expect(200);
        RegistryClient.basic(server, project + "/app", guest, People.PASSWORD)
                .head("manifests/v1")
                .expect(200);

        JsonNode entry = awaited(LOGS + "?q=username=" + guest, 1).getFirst();
        assertThat(entry.get("operation").asString()).isEqualTo("pull");
        assertThat(entry.get("resource").asString()).isEqualTo(project + "/app:v1");
        assertThat(entry.get("credential").asString()).isEqualTo("password");
        assertThat(entry.get("address").asString()).isNotEmpty();
    }

    @Test
    void pullsBeyondTheRoomForThemAreLostAndNoOther() {
        GatheredPulls pulls = new GatheredPulls(server.bean(AuditWriter.class), 10);
        for (int i = 0; i < 15; i++) {
            pulls.add(new AuditEntry(
                    Instant.now(),
                    "a-crowd",
                    "user:0",
                    "none",
                    null,
                    null,
                    null,
                    "pull",
                    "artifact",
                    "p/a:" + i,
                    null,
                    null,
                    null,
                    null));
        }

        assertThat(pulls.takeDropped()).isEqualTo(5);
        pulls.write();
        assertThat(total(admin, LOGS + "?q=username=a-crowd")).isEqualTo(10);
    }

    @Test
    void aRefusedChangeLeavesOneRowWithItsStatus() {
        String stranger = people.user();
        String project = people.project();
        Api api = Api.basic(server, stranger, People.PASSWORD);

        assertThat(api.delete("/api/v2.0/projects/" + project).statusCode()).isEqualTo(403);

        JsonNode entry = awaited(LOGS + "?q=username=" + stranger, 1).getFirst();
        assertThat(entry.get("operation_result").asBoolean()).isFalse();
        assertThat(entry.get("status").asInt()).isEqualTo(403);
        assertThat(entry.get("operation").asString()).isEqualTo("delete");
        assertThat(entry.get("resource_type").asString()).isEqualTo("project");
        assertThat(entry.get("resource").asString()).isEqualTo("/api/v2.0/projects/" + project);
        assertThat(rows(admin, LEGACY + "?q=username=" + stranger)).isEmpty();
        assertThat(rows(admin, LOGS + "?q=operation_result=false,username=" + stranger))
                .hasSize(1);
        assertThat(rows(admin, LOGS + "?q=operation_result=true,username=" + stranger))
                .isEmpty();
    }

    @Test
    void aRefusedPushStandsInTheLogOfItsProject() {
        String project = people.project();
        String guest = people.member(project, People.GUEST);
        String owner = people.member(project, People.PROJECT_ADMIN);
        RegistryClient client = RegistryClient.basic(server, project + "/app", guest, People.PASSWORD);

        client.send("POST", "blobs/uploads/", new byte[0]).expect(401);

        awaited(LOGS + "?q=username=" + guest, 1);
        List<JsonNode> entries = rows(
                Api.basic(server, owner, People.PASSWORD),
                "/api/v2.0/projects/" + project + "/auditlog-exts?q=operation_result=false");
        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().get("resource").asString()).isEqualTo("/v2/" + project + "/app/blobs/uploads/");
        assertThat(entries.getFirst().get("status").asInt()).isEqualTo(401);
    }

    @Test
    void nobodyWhoHasNotSignedInLeavesARow() throws InterruptedException {
        String name = "nobody-" + UUID.randomUUID();
        Api.basic(server, name, "wrong-Password-1").post("/api/v2.0/projects", "{\"project_name\":\"a\"}");
        Api.anonymous(server).delete("/api/v2.0/projects/" + name);
        Thread.sleep(300);

        assertThat(rows(admin, LOGS + "?q=username=" + name)).isEmpty();
        assertThat(rows(admin, LOGS + "?q=username=anonymous")).isEmpty();
        assertThat(rows(admin, LOGS + "?q=resource=~" + name)).isEmpty();
    }

    @Test
    void anAccountThatIsRefusedAgainAndAgainLeavesABoundedNumberOfRows() {
        String stranger = people.user();
        Api api = Api.basic(server, stranger, People.PASSWORD);
        for (int i = 0; i < 100; i++) {
            api.delete("/api/v2.0/projects/" + i);
        }

        assertThat(total(admin, LOGS + "?q=username=" + stranger)).isBetween(60, 80);
    }

    @Test
    void anEventTypeThatIsSwitchedOffLeavesNoRow() {
        String project = people.project();
        assertThat(set("disabled_audit_log_event_types", "\"create_artifact, pull_artifact\""))
                .isEqualTo(200);
        push(project);
        set("disabled_audit_log_event_types", "\"\"");

        assertThat(rows(admin, "/api/v2.0/projects/" + project + "/logs?q=resource_type=artifact"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update_configuration", "create_artifact,update_configuration", "create_artefact", "*"})
    void eventTypesThatDoNotExistOrCannotBeSwitchedOffAre400(String names) {
        assertThat(set("disabled_audit_log_event_types", "\"" + names + "\"")).isEqualTo(400);
    }

    @Test
    void entriesGoToTheServersLogWhereTheDatabaseIsToBeSkipped() {
        String project = people.project();
        assertThat(set("skip_audit_log_database", "true")).isEqualTo(200);
        push(project);
        set("skip_audit_log_database", "false");

        assertThat(rows(admin, "/api/v2.0/projects/" + project + "/logs?q=resource_type=artifact"))
                .isEmpty();
    }

    private static int set(String setting, String value) {
        return admin.send("PUT", CONFIGURATIONS, "{\"%s\":%s}".formatted(setting, value))
                .statusCode();
    }

    private static void push(String project) {
        RegistryClient client = RegistryClient.admin(server, project + "/app");
        client.putManifest("v1", client.image(Bytes.random(20))).expect(201);
    }

    /** A refusal is written after its answer. */
    private static List<JsonNode> awaited(String path, int count) {
        Instant deadline = Instant.now().plus(PATIENCE);
        List<JsonNode> found = rows(admin, path);
        while (found.size() < count && Instant.now().isBefore(deadline)) {
            found = rows(admin, path);
        }
        assertThat(found).hasSize(count);
        return found;
    }

    private static int total(Api api, String path) {
        return Integer.parseInt(
                api.get(path).headers().firstValue("X-Total-Count").orElseThrow());
    }

    private static List<JsonNode> rows(Api api, String path) {
        HttpResponse<String> answer = api.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(Api.json(answer).spliterator(), false).toList();
    }
}
