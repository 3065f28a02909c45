package dev.berth.project;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class ProjectUpdateTest {

    private final BerthServer server = BerthServer.shared();
    private final People people = new People(server);
    private final Api admin = Api.admin(server);
    private final String project = people.project();
    private final String path = "/api/v2.0/projects/" + project;
    private final Api owner = Api.basic(server, people.member(project, People.PROJECT_ADMIN), People.PASSWORD);
    private final Api guest = Api.basic(server, people.member(project, People.GUEST), People.PASSWORD);

    @Test
    void whatIsNamedChangesAndTheRestStays() {
        assertThat(owner.put(path, "{\"metadata\":{\"auto_scan\":\"true\",\"severity\":\"high\"}}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(owner.put(path, "{\"metadata\":{\"public\":\"true\",\"severity\":\"low\"}}")
                        .statusCode())
                .isEqualTo(200);

        assertThat(metadata().toString())
                .isEqualTo("{\"public\":\"true\",\"severity\":\"low\",\"auto_scan\":\"true\"}");
        assertThat(Api.anonymous(server).get(path).statusCode()).isEqualTo(200);
        assertThat(owner.put(path, "{\"public\":false}").statusCode()).isEqualTo(200);
        assertThat(Api.anonymous(server).get(path).statusCode()).isEqualTo(401);
    }

    @Test
    void aModelThatWasReadCanBeSentBack() {
        owner.put(path, "{\"metadata\":{\"prevent_vul\":\"true\"}}");
        String model = owner.get(path).body();

        assertThat(owner.put(path, model).statusCode()).isEqualTo(200);

        assertThat(owner.get(path).body().replaceAll("\"update_time\":\"[^\"]*\"", ""))
                .isEqualTo(model.replaceAll("\"update_time\":\"[^\"]*\"", ""));
    }

    @Test
    void aModelOfHarborIsAccepted() {
        assertThat(owner.put(path, """
                {"project_name":"%s","public":null,"storage_limit":-1,"registry_id":null,
                 "metadata":{"public":"false","enable_content_trust":"false","enable_content_trust_cosign":"false","prevent_vul":"false",
                   "severity":"low","auto_scan":"false","auto_sbom_generation":"false","reuse_sys_cve_allowlist":"true",
                   "proxy_speed_kb":"-1","max_upstream_conn":"-1","retention_id":""},
                 "cve_allowlist":{"id":3,"project_id":7,"expires_at":null,"items":[],"creation_time":"2026-01-01T00:00:00Z"}}
                """.formatted(project)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"metadata\":{\"public\":\"maybe\"}}",
                "{\"metadata\":{\"auto_scan\":\"true\",\"severity\":\"dreadful\"}}",
                "{\"metadata\":{\"auto_scan\":\"true\"},\"registry_id\":1}",
                "{\"metadata\":{\"auto_scan\":\"true\"},\"cve_allowlist\":{\"items\":[{\"cve_id\":\"CVE-2026-1\"}]}}",
                "{\"metadata\":{\"auto_scan\":\"true\"},\"project_name\":\"another\"}",
                "{\"metadata\":[]}",
                "null",
                "{"
            })
    void whatCannotBeMeantIs400AndNothingChanges(String body) {
        assertThat(owner.put(path, body).statusCode()).isEqualTo(400);
        assertThat(metadata().toString()).isEqualTo("{\"public\":\"false\"}");
    }

    @Test
    void S01_theServersOwnFieldsAreIgnored() {
        JsonNode before = Api.json(owner.get(path));
        owner.put(path, """
                {"project_id":1,"owner_id":1,"owner_name":"admin","deleted":true,"repo_count":9,"name":"library",
                 "creation_time":"2001-01-01T00:00:00Z","current_user_role_id":1,"metadata":{"auto_scan":"true"}}
                """);

        JsonNode after = Api.json(owner.get(path));
        for (String field : new String[] {"project_id", "owner_id", "name", "deleted", "repo_count", "creation_time"}) {
            assertThat(after.get(field)).as(field).isEqualTo(before.get(field));
        }
    }

    @Test
    void onlyProjectAdministratorsChangeAProject() {
        for (Api somebody : new Api[] {guest, Api.basic(server, people.user(), People.PASSWORD)}) {
            assertThat(somebody.put(path, "{\"public\":true}").statusCode()).isEqualTo(403);
            assertThat(somebody.get(path + "/_deletable").statusCode()).isEqualTo(403);
        }
        assertThat(Api.anonymous(server).put(path, "{\"public\":true}").statusCode())
                .isEqualTo(401);
        assertThat(admin.put("/api/v2.0/projects/nowhere", "{\"public\":true}").statusCode())
                .isEqualTo(404);
        assertThat(metadata().toString()).isEqualTo("{\"public\":\"false\"}");
    }

    @Test
    void anEmptyProjectCanBeDeletedAndOneWithContentSaysWhyNot() {
        assertThat(owner.get(path + "/_deletable").body()).isEqualTo("{\"deletable\":true}");

        push();

        JsonNode deletable = Api.json(owner.get(path + "/_deletable"));
        assertThat(deletable.get("deletable").asBoolean()).isFalse();
        assertThat(deletable.get("message").asString()).contains("1 repositories");
        HttpResponse<String> refused = owner.delete(path);
        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(refused.body()).contains("1 repositories");
        assertThat(owner.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void aDeletedProjectStandsInNoList() {
        String list = "/api/v2.0/projects?q=name=" + project;
        assertThat(Api.json(admin.get(list))).hasSize(1);

        assertThat(owner.delete(path).statusCode()).isEqualTo(200);

        HttpResponse<String> answer = admin.get(list);
        assertThat(answer.body()).isEqualTo("[]");
        assertThat(answer.headers().firstValue("X-Total-Count")).contains("0");
    }

    @Test
    void aSummaryCountsMembersAndRepositoriesAndShowsTheQuota() {
        people.member(project, 5);
        push();

        JsonNode summary = Api.json(owner.get(path + "/summary"));

        assertThat(summary.get("repo_count").asInt()).isEqualTo(1);
        assertThat(summary.get("project_admin_count").asInt())
                .as("admin and the owner")
                .isEqualTo(2);
        assertThat(summary.get("maintainer_count").asInt()).isZero();
        assertThat(summary.get("developer_count").asInt()).isZero();
        assertThat(summary.get("guest_count").asInt()).isEqualTo(1);
        assertThat(summary.get("limited_guest_count").asInt()).isEqualTo(1);
        assertThat(summary.get("quota").get("hard").get("storage").asLong()).isEqualTo(-1);
        assertThat(summary.get("quota").get("used").get("storage").asLong()).isPositive();
    }

    @Test
    void aSummaryLeavesOutWhatTheCallerMayNotRead() {
        admin.put(path, "{\"public\":true}");

        JsonNode forStranger = Api.json(Api.anonymous(server).get(path + "/summary"));
        assertThat(forStranger.toString()).isEqualTo("{\"repo_count\":0}");
        JsonNode forLimitedGuest = Api.json(
                Api.basic(server, people.member(project, 5), People.PASSWORD).get(path + "/summary"));
        assertThat(forLimitedGuest.has("quota")).isTrue();
        assertThat(forLimitedGuest.has("guest_count")).isFalse();
    }

    private void push() {
        RegistryClient repository = RegistryClient.admin(server, project + "/a");
        repository.putManifest("latest", repository.pushImage()).expect(201);
    }

    private JsonNode metadata() {
        return Api.json(admin.get(path)).get("metadata");
    }
}
