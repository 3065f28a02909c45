package dev.berth.project;

import java.net.http.HttpResponse;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.People;
import dev.berth.testkit.TestRobot;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may make projects, and what comes with them. */
class ProjectCreationTest {

    private static final String PROJECTS = "/api/v2.0/projects";
    private static final String CONFIGURATIONS = "/api/v2.0/configurations";

    private final BerthServer server = BerthServer.shared();
    private final People people = new People(server);
    private final Api admin = Api.admin(server);
    private final Api somebody = Api.basic(server, people.user(), People.PASSWORD);
    private final String name = "p" + UUID.randomUUID();

    @AfterEach
    void resetSettings() {
        admin.put(CONFIGURATIONS, "{\"project_creation_restriction\":\"everyone\",\"storage_per_project\":-1}");
    }

    @Test
    void anAdministratorCanKeepItToAdministrators() {
        admin.put(CONFIGURATIONS, "{\"project_creation_restriction\":\"adminonly\"}");

        assertThat(create(somebody, "").statusCode()).isEqualTo(403);
        assertThat(create(Api.anonymous(server), "").statusCode()).isEqualTo(401);
        assertThat(create(admin, "").statusCode()).isEqualTo(201);
    }

    @Test
    void aRobotOfTheSystemWithTheRightMakesProjectsOfTheFirstAdministrator() {
        admin.put(CONFIGURATIONS, "{\"project_creation_restriction\":\"adminonly\"}");
        Api robot = TestRobot.inSystem(server, TestRobot.place("system", "/", "project:create"))
                .api();

        assertThat(create(robot, "").statusCode()).isEqualTo(201);

        assertThat(project().get("owner_name").asString()).isEqualTo("admin");
    }

    @Test
    void otherRobotsMakeNone() {
        String project = people.project();

        assertThat(create(
                                TestRobot.inProject(server, project, "repository:pull")
                                        .api(),
                                "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(create(
                                TestRobot.inSystem(server, TestRobot.place("system", "/", "project:list"))
                                        .api(),
                                "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(admin.head(PROJECTS + "?project_name=" + name).statusCode()).isEqualTo(404);
    }

    @Test
    void aRobotMayAskWhetherANameIsTakenAndAnonymousMayNot() {
        Api robot = TestRobot.inSystem(server, TestRobot.place("system", "/", "project:create"))
                .api();

        assertThat(robot.head(PROJECTS + "?project_name=" + people.project()).statusCode())
                .isEqualTo(200);
        assertThat(robot.head(PROJECTS + "?project_name=" + name).statusCode()).isEqualTo(404);
        assertThat(Api.anonymous(server)
                        .head(PROJECTS + "?project_name=library")
                        .statusCode())
                .isEqualTo(401);
        assertThat(admin.head(PROJECTS).statusCode()).isEqualTo(400);
    }

    @Test
    void aNewProjectHasTheLimitThatIsSet() {
        admin.put(CONFIGURATIONS, "{\"storage_per_project\":4096}");

        create(somebody, "");

        assertThat(limit()).isEqualTo(4096);
    }

    @Test
    void onlyWhoMayChangeLimitsChoosesAnother() {
        create(somebody, ",\"storage_limit\":12345");
        assertThat(limit()).isEqualTo(-1);
        admin.delete(PROJECTS + "/" + name);

        create(admin, ",\"storage_limit\":12345");
        assertThat(limit()).isEqualTo(12345);
        admin.delete(PROJECTS + "/" + name);

        create(admin, ",\"storage_limit\":0");
        assertThat(limit()).as("zero is none").isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",\"public\":true|true",
                ",\"public\":false|false",
                "|false",
                ",\"metadata\":{\"public\":\"true\"}|true",
                ",\"public\":true,\"metadata\":{\"public\":\"false\"}|false",
                ",\"public\":true,\"metadata\":{\"public\":\"\"}|true"
            })
    void aProjectIsPublicOnlyWhereSomebodySaysSo(@Nullable String fields, String open) {
        create(somebody, fields == null ? "" : fields);

        assertThat(project().get("metadata").get("public").asString()).isEqualTo(open);
    }

    @Test
    void settingsAreKeptFromTheStart() {
        create(somebody, ",\"metadata\":{\"auto_scan\":\"True\",\"severity\":\"High\",\"proxy_speed_kb\":\"5\"}");

        assertThat(project().get("metadata").toString())
                .isEqualTo("{\"public\":\"false\",\"severity\":\"high\",\"auto_scan\":\"true\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"storage_limit\":-2",
                ",\"storage_limit\":\"much\"",
                ",\"storage_limit\":9223372036854775808",
                ",\"registry_id\":1",
                ",\"metadata\":{\"public\":\"perhaps\"}",
                ",\"cve_allowlist\":{\"items\":[{\"cve_id\":\"CVE-2026-1\"}]}",
                ",\"public\":\"perhaps\""
            })
    void whatCannotBeOrIsNotOfferedIs400AndNothingIsMade(String fields) {
        for (Api caller : new Api[] {somebody, admin}) {
            assertThat(create(caller, fields).statusCode()).isEqualTo(400);
        }
        assertThat(admin.head(PROJECTS + "?project_name=" + name).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> create(Api caller, String fields) {
        return caller.post(PROJECTS, "{\"project_name\":\"%s\"%s}".formatted(name, fields));
    }

    private JsonNode project() {
        return Api.json(admin.get(PROJECTS + "/" + name));
    }

    private long limit() {
        return Api.json(admin.get(PROJECTS + "/" + name + "/summary"))
                .get("quota")
                .get("hard")
                .get("storage")
                .asLong();
    }
}
