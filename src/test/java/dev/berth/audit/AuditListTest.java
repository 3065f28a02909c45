package dev.berth.audit;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Who reads which part of the audit log, and how it is asked for. */
class AuditListTest {

    private static final String LOGS = "/api/v2.0/auditlog-exts";
    private static final String LEGACY = "/api/v2.0/audit-logs";

    private final BerthServer server = BerthServer.shared();
    private final Api admin = Api.admin(server);
    private final People people = new People(server);

    @Test
    void S43_membersReadTheirProjectsLogsAndNoOther() {
        String mine = people.project();
        String foreign = people.project();
        String owner = people.member(mine, People.PROJECT_ADMIN);
        String guest = people.member(mine, People.GUEST);
        push(mine);
        push(foreign);
        Api api = Api.basic(server, owner, People.PASSWORD);

        for (String path : List.of(LOGS, LEGACY)) {
            assertThat(rows(api, path + "?page_size=100"))
                    .isNotEmpty()
                    .allSatisfy(entry ->
                            assertThat(entry.get("resource").asString()).doesNotContain(foreign))
                    .anySatisfy(entry ->
                            assertThat(entry.get("resource").asString()).isEqualTo(mine + "/app:v1"))
                    .noneSatisfy(entry ->
                            assertThat(entry.get("resource_type").asString()).isEqualTo("configuration"));
            assertThat(Api.json(Api.basic(server, guest, People.PASSWORD).get(path)))
                    .isEmpty();
            assertThat(Api.anonymous(server).get(path).statusCode()).isEqualTo(401);
        }
        for (String log : List.of("logs", "auditlog-exts")) {
            assertThat(api.get("/api/v2.0/projects/" + mine + "/" + log).statusCode())
                    .isEqualTo(200);
            for (String other : List.of(foreign, "nowhere")) {
                assertThat(api.get("/api/v2.0/projects/" + other + "/" + log).statusCode())
                        .isEqualTo(403);
            }
            assertThat(Api.basic(server, guest, People.PASSWORD)
                            .get("/api/v2.0/projects/" + mine + "/" + log)
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void listsAreFilteredSortedAndPaged() {
        String project = people.project();
        push(project);
        RegistryClient.admin(server, project + "/app").delete("manifests/v1").expect(202);
        String path = "/api/v2.0/projects/" + project + "/logs";

        assertThat(rows(admin, path + "?q=operation=delete")).hasSize(1);
        assertThat(rows(admin, path + "?q=resource_type=artifact,operation=create"))
                .hasSize(1);
        assertThat(rows(admin, path + "?q=resource=~APP:V1")).isNotEmpty();
        assertThat(rows(admin, path + "?q=op_time=%5B2020-01-01%2000:00:00~2021-01-01%2000:00:00%5D"))
                .isEmpty();
        HttpResponse<String> page = admin.get(path + "?page_size=1&sort=op_time");
        assertThat(Api.json(page)).hasSize(1);
        assertThat(page.headers().firstValue("Link").orElseThrow()).contains("page=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=account=user:1",
                "q=project_id=1",
                "q=before=x",
                "sort=user_agent",
                "sort=username;drop",
                "q=op_time=yesterday",
                "q=username"
            })
    void S06_S12_fieldsThatTheListDoesNotHaveAre400(String query) {
        assertThat(admin.get(LOGS + "?" + query).statusCode()).isEqualTo(400);
    }

    @Test
    void theNamesOfEventsAreHarborsAndThoseOfBerth() {
        assertThat(rows(admin, LOGS + "/events"))
                .extracting(event -> event.get("event_type").asString())
                .contains("create_artifact", "pull_artifact", "login_user", "update_configuration", "delete_member");
    }

    private void push(String project) {
        RegistryClient client = RegistryClient.admin(server, project + "/app");
        client.putManifest("v1", client.image(Bytes.random(20))).expect(201);
    }

    private static List<JsonNode> rows(Api api, String path) {
        HttpResponse<String> answer = api.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(Api.json(answer).spliterator(), false).toList();
    }
}
