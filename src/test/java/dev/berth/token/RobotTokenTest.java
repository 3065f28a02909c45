package dev.berth.token;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.People;
import dev.berth.testkit.TestRobot;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Tokens from the endpoint to their end. */
class RobotTokenTest {

    private static final String SERVICE = "/service/token?service=harbor-registry";
    private static final String DIGEST = "sha256:2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";

    private final BerthServer server = BerthServer.shared();
    private final People people = new People(server);
    private final Api admin = Api.admin(server);

    @Test
    void itLivesForFiveMinutesUnlessAnAdministratorSaysOtherwise() {
        var robot = TestRobot.inProject(server, people.project(), "repository:pull");
        assertThat(life(robot)).isEqualTo(300);

        set(11);
        try {
            assertThat(life(robot)).isEqualTo(660);
        } finally {
            set(5);
        }

        assertThat(life(robot)).isEqualTo(300);
    }

    @Test
    void aTokenThatWouldOutliveItsKeyCannotBeSet() {
        HttpResponse<String> refused = admin.send("PUT", "/api/v2.0/configurations", "{\"token_expiration\":43200}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("key-rotation");
    }

    @Test
    void S44_aTokenIsGoodUntilItsEndAndNoneIsIssuedAfterwards() {
        String project = people.project();
        var robot = TestRobot.inProject(server, project, "repository:pull");
        String scope = "&scope=repository:" + project + "/app:pull";
        HttpResponse<String> issued = robot.api().get(SERVICE + scope);
        Api bearer = Api.bearer(server, Api.json(issued).get("token").asString());

        admin.delete(robot.path());

        assertThat(bearer.get("/v2/" + project + "/app/tags/list").statusCode()).isEqualTo(404);
        JsonNode reply = Api.json(issued);
        Instant end = Instant.parse(reply.get("issued_at").asString())
                .plusSeconds(reply.get("expires_in").asLong());
        assertThat(end).isBefore(Instant.now().plusSeconds(301));
        assertThat(robot.api().get(SERVICE + scope).statusCode()).isEqualTo(401);
    }

    @Test
    void S16_aRobotsTokenOpensNothingInAProjectThatWasMadeAgain() {
        String project = people.project();
        String target = people.project();
        var robot = TestRobot.inSystem(
                server,
                TestRobot.place("project", project, "repository:push", "repository:delete"),
                TestRobot.place("project", target, "repository:push"));
        String token = Api.json(robot.api()
                        .get(SERVICE + "&scope=repository:" + project + "/app:pull,push,delete&scope=repository:"
                                + target + "/app:pull,push"))
                .get("token")
                .asString();

        assertThat(admin.delete("/api/v2.0/projects/" + project).statusCode()).isEqualTo(200);
        admin.post("/api/v2.0/projects", "{\"project_name\":\"%s\"}".formatted(project));

        for (Api late : List.of(Api.bearer(server, token), robot.api())) {
            assertThat(late.get("/v2/" + project + "/app/tags/list").statusCode())
                    .isIn(401, 404);
            assertThat(late.send("POST", "/v2/" + project + "/app/blobs/uploads/", "")
                            .statusCode())
                    .isIn(401, 404);
            assertThat(late.delete("/v2/" + project + "/app/manifests/latest").statusCode())
                    .isIn(401, 404);
            HttpResponse<String> mount = late.send(
                    "POST", "/v2/" + target + "/app/blobs/uploads/?mount=" + DIGEST + "&from=" + project + "/app", "");
            assertThat(mount.statusCode()).isIn(202, 401);
        }
    }

    private void set(int minutes) {
        HttpResponse<String> changed =
                admin.send("PUT", "/api/v2.0/configurations", "{\"token_expiration\":%d}".formatted(minutes));
        assertThat(changed.statusCode()).isEqualTo(200);
    }

    private static long life(TestRobot robot) {
        return Api.json(robot.api().get(SERVICE)).get("expires_in").asLong();
    }
}
