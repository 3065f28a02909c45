package dev.berth.quota;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.TestRobot;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class QuotaApiTest {

    private static final String QUOTAS = "/api/v2.0/quotas";

    private final BerthServer server = BerthServer.shared();
    private final People people = new People(server);
    private final Api admin = Api.admin(server);
    private final String project = people.project();
    private final long projectId = Api.json(admin.get("/api/v2.0/projects/" + project))
            .get("project_id")
            .asLong();

    @Test
    void aProjectHasAQuotaFromTheStart() {
        JsonNode quota = quota();

        assertThat(quota.get("ref").toString())
                .isEqualTo("{\"id\":%d,\"name\":\"%s\",\"owner_name\":\"admin\"}".formatted(projectId, project));
        assertThat(quota.get("hard").toString()).isEqualTo("{\"storage\":-1}");
        assertThat(quota.get("used").toString()).isEqualTo("{\"storage\":0}");
        assertThat(quota.get("creation_time").asString()).isNotEmpty();
        assertThat(Api.json(admin.get(path()))).isEqualTo(quota);
    }

    @Test
    void theLibraryHasOneAsWell() {
        assertThat(Api.json(admin.get(QUOTAS + "?reference_id=1"))).hasSize(1);
    }

    @Test
    void aLimitIsChangedAndTakenAway() {
        assertThat(change("{\"hard\":{\"storage\":1048576}}").statusCode()).isEqualTo(200);
        assertThat(quota().get("hard").get("storage").asLong()).isEqualTo(1048576);

        assertThat(change("{\"hard\":{\"storage\":-1}}").statusCode()).isEqualTo(200);
        assertThat(quota().get("hard").get("storage").asLong()).isEqualTo(-1);
    }

    @Test
    void whatAProjectHoldsIsShown() {
        RegistryClient.admin(server, project + "/a").pushImage(new byte[5000]);

        assertThat(quota().get("used").get("storage").asLong()).isGreaterThan(5000);
    }

    @Test
    void S01_onlyTheLimitIsTakenFromTheBody() {
        RegistryClient.admin(server, project + "/a").pushImage(new byte[5000]);
        long used = quota().get("used").get("storage").asLong();

        change("""
                {"id":1,"ref":{"id":1},"used":{"storage":0},"creation_time":"2001-01-01T00:00:00Z","hard":{"storage":9000}}
                """);

        assertThat(quota().get("used").get("storage").asLong()).isEqualTo(used);
        assertThat(quota().get("hard").get("storage").asLong()).isEqualTo(9000);
        assertThat(quota().get("creation_time").asString()).doesNotStartWith("2001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"hard\":null}",
                "{\"hard\":{}}",
                "{\"hard\":{\"storage\":null}}",
                "{\"hard\":{\"storage\":0}}",
                "{\"hard\":{\"storage\":-2}}",
                "{\"hard\":{\"storage\":1.5}}",
                "{\"hard\":{\"storage\":\"much\"}}",
                "{\"hard\":{\"storage\":9223372036854775808}}",
                "{\"hard\":{\"count\":1}}",
                "{\"hard\":{\"storage\":1,\"count\":1}}",
                "{\"hard\":1}",
                "null"
            })
    void whatIsNoLimitIs400AndNothingChanges(String body) {
        assertThat(change(body).statusCode()).isEqualTo(400);
        assertThat(quota().get("hard").toString()).isEqualTo("{\"storage\":-1}");
    }

    @Test
    void quotasBelongToTheSystem() {
        Api owner = Api.basic(server, people.member(project, People.PROJECT_ADMIN), People.PASSWORD);
        String path = path();
        for (Api somebody : new Api[] {owner, Api.anonymous(server)}) {
            int expected = somebody == owner ? 403 : 401;
            assertThat(somebody.get(QUOTAS).statusCode()).isEqualTo(expected);
            assertThat(somebody.get(path).statusCode()).isEqualTo(expected);
            assertThat(somebody.put(path, "{\"hard\":{\"storage\":7}}").statusCode())
                    .isEqualTo(expected);
        }
        assertThat(quota().get("hard").toString()).isEqualTo("{\"storage\":-1}");
    }

    @Test
    void aRobotHasTheRightsThatItWasGiven() {
        Api reader = TestRobot.inSystem(server, TestRobot.place("system", "/", "quota:list", "quota:read"))
                .api();

        assertThat(reader.get(QUOTAS).statusCode()).isEqualTo(200);
        assertThat(reader.get(path()).statusCode()).isEqualTo(200);
        assertThat(change(reader, "{\"hard\":{\"storage\":7}}").statusCode()).isEqualTo(403);
    }

    @Test
    void aQuotaGoesWithItsProject() {
        String path = path();

        assertThat(admin.delete("/api/v2.0/projects/" + project).statusCode()).isEqualTo(200);

        assertThat(admin.get(path).statusCode()).isEqualTo(404);
        assertThat(admin.put(path, "{\"hard\":{\"storage\":7}}").statusCode()).isEqualTo(404);
        assertThat(Api.json(admin.get(QUOTAS + "?reference_id=" + projectId))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?reference=user",
                "?reference_id=x",
                "?sort=project_id",
                "?sort=owner",
                "?sort=hard",
                "?sort=used.count"
            })
    void S06_aListThatCannotBeMeantIs400(String query) {
        assertThat(admin.get(QUOTAS + query).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hard.storage",
                "-hard.storage",
                "used.storage",
                "-used.storage",
                "creation_time",
                "-update_time",
                "id"
            })
    void quotasAreSortedByWhatTheyShow(String sort) {
        HttpResponse<String> list = admin.get(QUOTAS + "?page_size=1&sort=" + sort);

        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.headers().firstValue("Link").orElseThrow()).contains("page=2&page_size=1");
    }

    private JsonNode quota() {
        JsonNode list = Api.json(admin.get(QUOTAS + "?reference=project&reference_id=" + projectId));
        assertThat(list).hasSize(1);
        return list.get(0);
    }

    private String path() {
        return QUOTAS + "/" + quota().get("id").asLong();
    }

    private HttpResponse<String> change(String body) {
        return change(admin, body);
    }

    private HttpResponse<String> change(Api caller, String body) {
        return caller.put(path(), body);
    }
}
