package dev.berth.robot;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.People;
import dev.berth.testkit.TestRobot;
import tools.jackson.databind.JsonNode;

import static dev.berth.testkit.TestRobot.body;
import static dev.berth.testkit.TestRobot.place;
import static org.assertj.core.api.Assertions.assertThat;

/** What people and their programs do with robots. */
class RobotApiTest {

    private static final String ROBOTS = TestRobot.PATH;

    private final BerthServer server = BerthServer.shared();
    private final People people = new People(server);
    private final Api admin = Api.admin(server);

    @Test
    void aRobotOfAProjectIsMadeAndShown() {
        String project = people.project();
        HttpResponse<String> created = admin.post(ROBOTS, """
                {"name":"ci","description":"builds","level":"project","duration":7,"disable":false,
                 "permissions":[{"kind":"project","namespace":"%s","access":[
                   {"resource":"repository","action":"push"},{"resource":"repository","action":"pull","effect":"allow"}]}]}
                """.formatted(project));

        assertThat(created.statusCode()).isEqualTo(201);
        JsonNode made = Api.json(created);
        String path = ROBOTS + "/" + made.get("id").asLong();
        assertThat(created.headers().firstValue("Location")).contains(path);
        assertThat(made.get("name").asString()).isEqualTo("robot$" + project + "+ci");
        assertThat(made.get("secret").asString()).matches("[A-Za-z0-9]{43}");
        Instant creation = Instant.parse(made.get("creation_time").asString());
        assertThat(made.get("expires_at").asLong()).isEqualTo(creation.getEpochSecond() + 7 * 86_400);

        HttpResponse<String> shown = admin.get(path);
        assertThat(shown.body()).doesNotContain(made.get("secret").asString(), "sha256:");
        JsonNode robot = Api.json(shown);
        assertThat(robot.get("name").asString()).isEqualTo("robot$" + project + "+ci");
        assertThat(robot.get("description").asString()).isEqualTo("builds");
        assertThat(robot.get("level").asString()).isEqualTo("project");
        assertThat(robot.get("duration").asLong()).isEqualTo(7);
        assertThat(robot.get("editable").asBoolean()).isTrue();
        assertThat(robot.get("disable").asBoolean()).isFalse();
        assertThat(robot.get("creator_type").asString()).isEqualTo("local");
        assertThat(robot.get("creator_ref").asLong()).isEqualTo(1);
        assertThat(robot.get("permissions").toString())
                .isEqualTo("[{\"kind\":\"project\",\"namespace\":\"%s\",\"access\":[".formatted(project)
                        + "{\"resource\":\"repository\",\"action\":\"pull\",\"effect\":\"allow\"},"
                        + "{\"resource\":\"repository\",\"action\":\"push\",\"effect\":\"allow\"}]}]");
    }

    @Test
    void aRobotOfTheSystemHasRightsInSeveralPlaces() {
        String project = people.project();
        var robot = TestRobot.inSystem(
                server,
                place("project", project, "repository:pull"),
                place("system", "/", "project:create"),
                place("project", "*", "repository:list"));

        JsonNode shown = Api.json(admin.get(robot.path()));

        assertThat(robot.name()).startsWith("robot$").doesNotContain("+");
        assertThat(shown.get("level").asString()).isEqualTo("system");
        assertThat(shown.get("expires_at").asLong()).isEqualTo(-1);
        assertThat(texts(shown.get("permissions"), "namespace")).containsExactly("/", "*", project);
    }

    @Test
    void withoutADurationItLivesAsLongAsIsSetForAll() {
        String name = TestRobot.newName();
        JsonNode made = Api.json(admin.post(ROBOTS, """
                {"name":"%s","level":"system","permissions":[%s]}
                """.formatted(name, place("system", "/", "catalog:read"))));

        JsonNode shown = Api.json(admin.get(ROBOTS + "/" + made.get("id").asLong()));
        assertThat(shown.get("duration").asLong()).isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"Upper\",\"level\":\"system\",\"permissions\":[P]}",
                "{\"name\":\"a+b\",\"level\":\"system\",\"permissions\":[P]}",
                "{\"name\":\"a..b\",\"level\":\"system\",\"permissions\":[P]}",
                "{\"name\":\"a\",\"level\":\"everywhere\",\"permissions\":[P]}",
                "{\"name\":\"a\",\"permissions\":[P]}",
                "{\"name\":\"a\",\"level\":\"system\"}",
                "{\"name\":\"a\",\"level\":\"system\",\"permissions\":[]}",
                "{\"name\":\"a\",\"level\":\"system\",\"permissions\":[null]}",
                "{\"name\":\"a\",\"level\":\"system\",\"permissions\":[P],\"duration\":0}",
                "{\"name\":\"a\",\"level\":\"system\",\"permissions\":[P],\"duration\":-2}",
                "{\"name\":\"a\",\"level\":\"system\",\"permissions\":[P],\"duration\":9223372036854775807}",
                "{\"name\":\"a\",\"level\":\"system\",\"permissions\":[P],\"secret\":\"weak\"}",
                "{\"name\":\"a\",\"level\":\"system\",\"permissions\":[P],\"secret\":\"Harbor12345\"}",
                "{\"name\":\"a\",\"level\":\"project\",\"permissions\":[P]}",
                "{\"name\":\"a\",\"level\":\"system\",\"permissions\":[{\"kind\":\"system\",\"namespace\":\"/\"}]}",
                "{\"name\":\"a\",\"level\":\"system\",\"permissions\":[{\"kind\":\"system\",\"namespace\":\"/\",\"access\":[null]}]}"
            })
    void whatIsOutsideTheLimitsIs400(String body) {
        String right = place("system", "/", "catalog:read");

        assertThat(admin.post(ROBOTS, body.replace("P", right)).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "repository:fly",
                "spaceship:read",
                "repository:create",
                "configuration:update",
                "robot:update",
                "catalog:read"
            })
    void rightsThatRobotsCannotHaveAre400(String access) {
        String body = body(TestRobot.newName(), "system", place("project", "library", access));

        HttpResponse<String> refused = admin.post(ROBOTS, body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(access);
    }

    @Test
    void anEffectOtherThanAllowIs400() {
        String body = body(TestRobot.newName(), "system", place("project", "library", "repository:pull"))
                .replace("\"action\":\"pull\"", "\"action\":\"pull\",\"effect\":\"deny\"");

        assertThat(admin.post(ROBOTS, body).statusCode()).isEqualTo(400);
    }

    @Test
    void aRobotOfAProjectHasRightsInThatProjectAlone() {
        String one = people.project();
        String pull = "repository:pull";

        for (String places : List.of(
                place("project", one, pull) + "," + place("project", "library", pull),
                place("project", one, pull) + "," + place("project", one, pull),
                place("project", "*", pull),
                place("system", "/", "project:create"))) {
            assertThat(admin.post(ROBOTS, body("ci", "project", places)).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void anUnknownProjectIs404ForWhoMaySeeAll() {
        assertThat(admin.post(ROBOTS, body("ci", "project", place("project", "nowhere", "repository:pull")))
                        .statusCode())
                .isEqualTo(404);
        assertThat(admin.post(
                                ROBOTS,
                                body(TestRobot.newName(), "system", place("project", "nowhere", "repository:pull")))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void S48_ofManyWhoWantTheSameNameAtOnceOneGetsIt() {
        String body = body("ci", "project", place("project", people.project(), "repository:pull"));

        List<Integer> statuses = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> admin.post(ROBOTS, body).statusCode())
                .toList();

        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @Test
    void aNameIsFreeAgainAfterItsRobotWasDeleted() {
        String project = people.project();
        String body = body("ci", "project", place("project", project, "repository:pull"));
        var first = TestRobot.make(server, admin, body);

        assertThat(admin.delete(first.path()).statusCode()).isEqualTo(200);
        assertThat(admin.get(first.path()).statusCode()).isEqualTo(404);
        assertThat(admin.delete(first.path()).statusCode()).isEqualTo(404);
        var second = TestRobot.make(server, admin, body);

        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void S01_theServersOwnFieldsAreIgnored() {
        String name = TestRobot.newName();
        HttpResponse<String> created = admin.post(ROBOTS, """
                {"name":"%s","level":"system","duration":1,"permissions":[%s],"id":1,"expires_at":-1,"creator_ref":99,
                 "creator_type":"robot","editable":false,"creation_time":"2001-01-01T00:00:00Z","project_id":1,
                 "previous_secret":"x","deleted_at":"2001-01-01T00:00:00Z"}
                """.formatted(name, place("system", "/", "catalog:read")));

        JsonNode robot =
                Api.json(admin.get(created.headers().firstValue("Location").orElseThrow()));
        assertThat(robot.get("creator_ref").asLong()).isEqualTo(1);
        assertThat(robot.get("creator_type").asString()).isEqualTo("local");
        assertThat(robot.get("editable").asBoolean()).isTrue();
        assertThat(robot.get("expires_at").asLong()).isPositive();
        assertThat(robot.get("level").asString()).isEqualTo("system");
        assertThat(robot.get("creation_time").asString()).doesNotStartWith("2001");
    }

    @Test
    void aWholeRobotIsSentBackWithChanges() {
        String project = people.project();
        var robot = TestRobot.inProject(server, project, "repository:pull");
        String whole = admin.get(robot.path())
                .body()
                .replace("\"description\":\"\"", "\"description\":\"changed\"")
                .replace("\"disable\":false", "\"disable\":true")
                .replace("\"duration\":-1", "\"duration\":10")
                .replace("\"action\":\"pull\"", "\"action\":\"list\"");

        assertThat(admin.send("PUT", robot.path(), whole).statusCode()).isEqualTo(200);

        JsonNode changed = Api.json(admin.get(robot.path()));
        assertThat(changed.get("description").asString()).isEqualTo("changed");
        assertThat(changed.get("disable").asBoolean()).isTrue();
        assertThat(changed.get("expires_at").asLong())
                .isEqualTo(
                        Instant.parse(changed.get("creation_time").asString()).getEpochSecond() + 10 * 86_400);
        assertThat(changed.get("permissions").toString())
                .contains("\"action\":\"list\"")
                .doesNotContain("pull");
    }

    @Test
    void nameLevelAndPlaceOfARobotStay() {
        String project = people.project();
        var robot = TestRobot.inProject(server, project, "repository:pull");
        String whole = admin.get(robot.path()).body();

        for (String change : List.of(
                whole.replace(robot.name(), robot.name() + "x"),
                whole.replace(robot.name(), "robot$other"),
                whole.replace("\"level\":\"project\"", "\"level\":\"system\""),
                whole.replace("\"namespace\":\"" + project, "\"namespace\":\"library"),
                whole.replaceAll("\"permissions\":\\[.*]", "\"permissions\":[]"))) {
            assertThat(change).isNotEqualTo(whole);
            assertThat(admin.send("PUT", robot.path(), change).statusCode()).isEqualTo(400);
        }
        assertThat(admin.get(robot.path()).body()).isEqualTo(whole);
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.get(field).asString())
                .toList();
    }
}
