package dev.berth.robot;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.People;
import dev.berth.testkit.TestRobot;
import tools.jackson.databind.JsonNode;

import static dev.berth.testkit.TestRobot.place;
import static org.assertj.core.api.Assertions.assertThat;

/** Robots that sign in, on every path, and the ends of their secrets. */
class RobotSignInTest {

    private static final String SUPPLIED = "Chosen-by-a-person-1";
    private static final String SERVICE = "/service/token?service=harbor-registry";

    private final BerthServer server = BerthServer.shared();
    private final People people = new People(server);
    private final Api admin = Api.admin(server);
    private final String project = people.project();
    private final JdbcClient database = JdbcClient.create(server.database().dataSource());

    @Test
    void aGeneratedSecretOpensWhatTheRobotWasGiven() {
        var robot = TestRobot.inProject(server, project, "repository:pull", "repository:list");

        assertThat(robot.api().get("/v2/").statusCode()).isEqualTo(200);
        assertThat(robot.api().get("/v2/" + project + "/app/tags/list").statusCode())
                .isEqualTo(404);
        assertThat(robot.api().delete("/api/v2.0/projects/" + project).statusCode())
                .isEqualTo(403);
        assertThat(robot.api().get("/v2/" + people.project() + "/app/tags/list").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aSuppliedSecretDoesAsWell() {
        var made = TestRobot.make(server, admin, """
                {"name":"ci","level":"project","duration":-1,"secret":"%s","permissions":[%s]}
                """.formatted(SUPPLIED, place("project", project, "repository:pull")));

        assertThat(made.secret()).isEqualTo(SUPPLIED);
        assertThat(made.api().get("/v2/").statusCode()).isEqualTo(200);
        assertThat(made.api().get("/v2/").statusCode()).isEqualTo(200);
        assertThat(made.api(SUPPLIED + "x").get("/v2/").statusCode()).isEqualTo(401);
    }

    @Test
    void secretsAreStoredAsHashes() {
        var generated = TestRobot.inProject(server, project, "repository:pull");
        var supplied = TestRobot.inProject(server, project, "repository:pull");
        admin.send("PATCH", supplied.path(), "{\"secret\":\"%s\"}".formatted(SUPPLIED));

        assertThat(stored(generated)).matches("sha256:[0-9a-f]{64}").doesNotContain(generated.secret());
        assertThat(stored(supplied)).startsWith("$argon2id$").doesNotContain(SUPPLIED);
    }

    @Test
    void whoMayPushMayPull() {
        var robot = TestRobot.inProject(server, project, "repository:push");

        assertThat(robot.api().get("/v2/" + project + "/app/tags/list").statusCode())
                .isEqualTo(404);
    }

    @Test
    void S32_theSecretAndATokenForItOpenTheSame() {
        var robot = TestRobot.inProject(server, project, "repository:pull");
        String repository = "/v2/" + project + "/app";
        String scope = "&scope=repository:" + project + "/app:pull,push,delete";
        Api byToken = Api.bearer(server, token(robot.api().get(SERVICE + scope)));

        for (Api api : List.of(robot.api(), byToken)) {
            assertThat(api.get(repository + "/tags/list").statusCode()).isEqualTo(404);
            assertThat(api.send("POST", repository + "/blobs/uploads/", "").statusCode())
                    .isEqualTo(401);
            assertThat(api.delete(repository + "/manifests/latest").statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void S02_aRobotOfAProjectReachesOnlyItsProject() {
        var robot = TestRobot.inProject(server, project, "repository:push", "member:create", "project:delete");
        String other = people.project();
        Api api = robot.api();
        String scope = "&scope=repository:" + other + "/app:pull,push";
        Api byToken = Api.bearer(server, token(api.get(SERVICE + scope)));

        assertThat(api.get("/api/v2.0/projects/" + other).statusCode()).isEqualTo(403);
        assertThat(api.delete("/api/v2.0/projects/" + other).statusCode()).isEqualTo(403);
        assertThat(api.get("/v2/" + other + "/app/tags/list").statusCode()).isEqualTo(401);
        assertThat(byToken.get("/v2/" + other + "/app/tags/list").statusCode()).isEqualTo(401);
        assertThat(byToken.send("POST", "/v2/" + other + "/app/blobs/uploads/", "")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void S44_aDisabledRobotIsOutAtOnceEverywhereAndComesBack() {
        var robot = TestRobot.inProject(server, project, "repository:pull");
        requireIn(robot);

        disable(robot, true);
        requireOut(robot);
        disable(robot, false);

        requireIn(robot);
    }

    @Test
    void S44_aDeletedRobotIsOutAtOnceEverywhere() {
        var robot = TestRobot.inProject(server, project, "repository:pull");
        requireIn(robot);

        admin.delete(robot.path());

        requireOut(robot);
    }

    @Test
    void S44_anExpiredRobotIsOutAtOnceEverywhere() {
        var robot = TestRobot.inProject(server, project, "repository:pull");
        requireIn(robot);

        database.sql("update robot set expires_at = 1 where robot_id = ?")
                .param(robot.id())
                .update();

        requireOut(robot);
    }

    @Test
    void S44_aRobotGoesWithItsProjectAndDoesNotComeBackWithTheName() {
        String mortal = people.project();
        var robot = TestRobot.inProject(server, mortal, "repository:pull");
        requireIn(robot);

        assertThat(admin.delete("/api/v2.0/projects/" + mortal).statusCode()).isEqualTo(200);
        requireOut(robot);
        admin.post("/api/v2.0/projects", "{\"project_name\":\"%s\"}".formatted(mortal));

        requireOut(robot);
        assertThat(admin.get(robot.path()).statusCode()).isEqualTo(404);
    }

    @Test
    void S44_aReplacedSecretIsOutAtOnceEverywhere() {
        var robot = TestRobot.inProject(server, project, "repository:pull");
        requireIn(robot);

        String replacement =
                Api.json(admin.send("PATCH", robot.path(), "{}")).get("secret").asString();

        requireOut(robot);
        assertThat(robot.api(replacement).get("/v2/").statusCode()).isEqualTo(200);
    }

    @Test
    void S44_aReplacedSecretThatAPersonHadChosenIsForgottenAtOnce() {
        var robot = TestRobot.inProject(server, project, "repository:pull");
        assertThat(Api.json(admin.send("PATCH", robot.path(), "{\"secret\":\"%s\"}".formatted(SUPPLIED)))
                        .get("secret")
                        .asString())
                .isEmpty();
        assertThat(robot.api(SUPPLIED).get("/v2/").statusCode()).isEqualTo(200);

        admin.send("PATCH", robot.path(), "{\"secret\":\"\"}");

        assertThat(robot.api(SUPPLIED).get("/v2/").statusCode()).isEqualTo(401);
        assertThat(robot.api(SUPPLIED)
                        .get(SERVICE + "&scope=repository:a/b:pull")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void S03_anUnknownRobotAndAWrongSecretLookTheSame() {
        var robot = TestRobot.inProject(server, project, "repository:pull");

        HttpResponse<String> wrong = robot.api("wrong").get("/api/v2.0/robots");
        HttpResponse<String> unknown =
                Api.basic(server, "robot$" + project + "+nobody", "wrong").get("/api/v2.0/robots");

        assertThat(wrong.statusCode()).isEqualTo(401).isEqualTo(unknown.statusCode());
        assertThat(wrong.body()).isEqualTo(unknown.body());
    }

    @Test
    void S03_whoGuessesHasToWaitAndTheRobotItselfHasNot() {
        var robot = TestRobot.inProject(server, project, "repository:pull");

        for (int i = 0; i < 10; i++) {
            String prefix = i % 2 == 0 ? "robot$" : "other$";
            String name = prefix + robot.name().substring("robot$".length());
            assertThat(Api.basic(server, name, "wrong" + i).get("/v2/").statusCode())
                    .isEqualTo(401);
        }

        HttpResponse<String> late = robot.api("wrong").get("/v2/");
        assertThat(late.statusCode()).isEqualTo(429);
        assertThat(late.headers().firstValue("Retry-After")).isPresent();
        requireIn(robot);
    }

    @Test
    void S18_aPrefixOfFormerDaysStillNamesTheSameRobot() {
        var robot = TestRobot.inProject(server, project, "repository:pull");
        String stored = robot.name().substring("robot$".length());

        assertThat(Api.basic(server, "former#" + stored, robot.secret())
                        .get("/v2/")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Api.basic(server, stored, robot.secret()).get("/v2/").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aChangedPrefixChangesHowRobotsAreWrittenAndLocksNobodyOut() {
        var robot = TestRobot.inProject(server, project, "repository:pull");
        String written = "bot~" + robot.name().substring("robot$".length());
        setPrefix("bot~");
        try {
            assertThat(Api.json(admin.get(robot.path())).get("name").asString()).isEqualTo(written);
            assertThat(Api.basic(server, written, robot.secret()).get("/v2/").statusCode())
                    .isEqualTo(200);
            requireIn(robot);
            assertThat(TestRobot.inProject(server, project, "repository:pull").name())
                    .startsWith("bot~" + project + "+");
        } finally {
            setPrefix("robot$");
        }
        assertThat(Api.json(admin.get(robot.path())).get("name").asString()).isEqualTo(robot.name());
    }

    @Test
    void S18_aPrefixThatCouldBeginAPersonsNameIsRefused() {
        for (String prefix : List.of("robot", "robot-", "robot$x", "$robot", "robot+")) {
            assertThat(prefix(prefix)).isEqualTo(400);
        }
    }

    private void setPrefix(String prefix) {
        assertThat(prefix(prefix)).isEqualTo(200);
    }

    private int prefix(String prefix) {
        return admin.send("PUT", "/api/v2.0/configurations", "{\"robot_name_prefix\":\"%s\"}".formatted(prefix))
                .statusCode();
    }

    private void requireIn(TestRobot robot) {
        for (String path : paths()) {
            assertThat(robot.api().get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    private void requireOut(TestRobot robot) {
        for (String path : paths()) {
            assertThat(robot.api().get(path).statusCode()).as(path).isEqualTo(401);
        }
    }

    private List<String> paths() {
        return List.of(
                "/v2/",
                "/api/v2.0/projects",
                SERVICE,
                SERVICE + "&scope=repository:" + project + "/app:pull",
                SERVICE + "&scope=repository:library/app:pull");
    }

    private void disable(TestRobot robot, boolean disabled) {
        String whole = admin.get(robot.path()).body();
        admin.send("PUT", robot.path(), whole.replaceFirst("\"disable\":(true|false)", "\"disable\":" + disabled));
    }

    private String stored(TestRobot robot) {
        return database.sql("select secret from robot where robot_id = ?")
                .param(robot.id())
                .query(String.class)
                .single();
    }

    private static String token(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode reply = Api.json(answer);
        return reply.get("token").asString();
    }
}
