package dev.berth.robot;

import java.net.http.HttpResponse;
import java.util.List;
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

/** Who sees and handles which robots, in lists and one by one. */
class RobotAccessTest {

    private static final String ROBOTS = TestRobot.PATH;

    private final BerthServer server = BerthServer.shared();
    private final People people = new People(server);
    private final Api admin = Api.admin(server);

    @Test
    void listsShowTheRobotsOfTheSystemOrOfOneProject() {
        String project = people.project();
        long projectId = Api.json(admin.get("/api/v2.0/projects/" + project))
                .get("project_id")
                .asLong();
        var first = TestRobot.inProject(server, project, "repository:pull");
        var second = TestRobot.inProject(server, project, "repository:pull");
        var other = TestRobot.inSystem(server, place("project", project, "repository:pull"));
        String ofProject = ROBOTS + "?q=Level%3Dproject%2CProjectID%3D" + projectId;

        assertThat(names(ofProject)).containsExactlyInAnyOrder(first.name(), second.name());
        assertThat(names(ROBOTS + "?page_size=100&sort=-creation_time"))
                .contains(other.name())
                .doesNotContain(first.name());
        String stored = first.name().substring("robot$".length());
        assertThat(names(ofProject + "%2Cname%3D" + stored.replace("+", "%2B"))).containsExactly(first.name());
        assertThat(names(ofProject + "%2Cname%3D~" + stored.substring(stored.length() - 12)))
                .containsExactly(first.name());
        HttpResponse<String> page = admin.get(ofProject + "&page=2&page_size=1&sort=id");
        assertThat(texts(Api.json(page), "name")).containsExactly(second.name());
        assertThat(page.headers().firstValue("X-Total-Count")).contains("2");
        assertThat(page.headers().firstValue("Link").orElseThrow()).contains("rel=\"prev\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=Level%3Dnowhere",
                "q=Level%3Dproject",
                "q=Level%3Dproject%2CProjectID%3Dx",
                "q=secret%3D1",
                "q=Level",
                "q=Level%3D%7Bproject%20system%7D",
                "sort=secret",
                "sort=level"
            })
    void S06_whatAListCannotBeAskedIs400(String query) {
        assertThat(admin.get(ROBOTS + "?" + query).statusCode()).isEqualTo(400);
    }

    @Test
    void whoAdministersAProjectSeesWhichRightsItsRobotsCanHave() {
        String project = people.project();
        Api owner = Api.basic(server, people.member(project, People.PROJECT_ADMIN), People.PASSWORD);
        Api guest = Api.basic(server, people.member(project, People.GUEST), People.PASSWORD);

        JsonNode all = Api.json(admin.get("/api/v2.0/permissions"));
        JsonNode some = Api.json(owner.get("/api/v2.0/permissions"));

        assertThat(all.get("system").toString()).contains("{\"resource\":\"catalog\",\"action\":\"read\"}");
        assertThat(all.get("project").toString()).contains("{\"resource\":\"repository\",\"action\":\"push\"}");
        assertThat(all.get("system").size()).isEqualTo(70);
        assertThat(all.get("project").size()).isEqualTo(70);
        assertThat(some.has("system")).isFalse();
        assertThat(some.get("project")).isEqualTo(all.get("project"));
        assertThat(guest.get("/api/v2.0/permissions").statusCode()).isEqualTo(403);
        assertThat(Api.anonymous(server).get("/api/v2.0/permissions").statusCode())
                .isEqualTo(401);
    }

    @Test
    void rolesSayWhoMayDoWhatWithAProjectsRobots() {
        String project = people.project();
        Api owner = Api.basic(server, people.member(project, People.PROJECT_ADMIN), People.PASSWORD);
        Api developer = Api.basic(server, people.member(project, People.DEVELOPER), People.PASSWORD);
        Api stranger = Api.basic(server, people.user(), People.PASSWORD);
        String body = body("ci", "project", place("project", project, "repository:push"));

        assertThat(developer.post(ROBOTS, body).statusCode()).isEqualTo(403);
        assertThat(stranger.post(ROBOTS, body).statusCode()).isEqualTo(403);
        assertThat(Api.anonymous(server).post(ROBOTS, body).statusCode()).isEqualTo(401);
        var robot = TestRobot.make(server, owner, body);

        assertThat(developer.get(robot.path()).statusCode()).isEqualTo(200);
        assertThat(developer.delete(robot.path()).statusCode()).isEqualTo(403);
        assertThat(developer.send("PATCH", robot.path(), "{}").statusCode()).isEqualTo(403);
        assertThat(owner.delete(robot.path()).statusCode()).isEqualTo(200);
        assertThat(owner.get(ROBOTS).statusCode()).isEqualTo(403);
    }

    @Test
    void S43_aRobotThatOneMayNotKnowOfAnswersLikeNone() {
        var robot = TestRobot.inProject(server, people.project(), "repository:pull");
        Api stranger = Api.basic(server, people.user(), People.PASSWORD);

        for (String method : List.of("GET", "PUT", "PATCH", "DELETE")) {
            String json = method.startsWith("P") ? "{}" : null;
            HttpResponse<String> foreign = stranger.send(method, robot.path(), json);
            HttpResponse<String> absent = stranger.send(method, ROBOTS + "/999999999", json);
            assertThat(foreign.statusCode()).isEqualTo(404).isEqualTo(absent.statusCode());
            assertThat(Api.anonymous(server).send(method, robot.path(), json).statusCode())
                    .isEqualTo(401);
            assertThat(Api.anonymous(server)
                            .send(method, ROBOTS + "/999999999", json)
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(admin.get(robot.path()).statusCode()).isEqualTo(200);
    }

    private List<String> names(String path) {
        HttpResponse<String> list = admin.get(path);
        assertThat(list.statusCode()).isEqualTo(200);
        return texts(Api.json(list), "name");
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.get(field).asString())
                .toList();
    }
}
