package dev.berth.robot;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.People;
import dev.berth.testkit.TestRobot;

import static dev.berth.testkit.TestRobot.body;
import static dev.berth.testkit.TestRobot.newName;
import static dev.berth.testkit.TestRobot.place;
import static org.assertj.core.api.Assertions.assertThat;

/** S02: nobody, robot or person, gives a robot more than they hold themselves. */
class RobotRightsTest {

    private static final String ROBOTS = TestRobot.PATH;
    private static final String PULL = "repository:pull";
    private static final String PUSH = "repository:push";

    private final BerthServer server = BerthServer.shared();
    private final People people = new People(server);
    private final Api admin = Api.admin(server);
    private final String project = people.project();

    @Test
    void S02_aRobotMakesRobotsWithinItsOwnRights() {
        var maker = TestRobot.inProject(server, project, "robot:create", "robot:read", PUSH);

        assertThat(make(maker, place("project", project, PUSH))).isEqualTo(201);
        assertThat(make(maker, place("project", project, PULL))).isEqualTo(201);
        assertThat(make(maker, place("project", project, "robot:create", PULL))).isEqualTo(201);
        assertThat(make(maker, place("project", project, PUSH, "repository:delete")))
                .isEqualTo(403);
        assertThat(make(maker, place("project", project, "member:create"))).isEqualTo(403);
        assertThat(make(maker, place("project", people.project(), PULL))).isEqualTo(403);
        assertThat(make(maker, place("project", "nowhere", PULL))).isEqualTo(403);
        assertThat(make(maker, place("project", "library", PULL))).isEqualTo(403);
    }

    @Test
    void S02_whatARobotMakesIsItsOwnInTheBooks() {
        var maker = TestRobot.inProject(server, project, "robot:create", "robot:read", PUSH);
        var made = TestRobot.make(server, maker.api(), body(newName(), "project", place("project", project, PULL)));

        var shown = Api.json(maker.api().get(made.path()));
        assertThat(shown.get("creator_type").asString()).isEqualTo("robot");
        assertThat(shown.get("creator_ref").asLong()).isEqualTo(maker.id());
    }

    @Test
    void S02_aRobotOfAProjectMakesNoneOfTheSystem() {
        var maker = TestRobot.inProject(server, project, "robot:create", PUSH);

        assertThat(maker.api()
                        .post(ROBOTS, body(newName(), "system", place("project", project, PULL)))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void S02_aRobotOfTheSystemMakesRobotsWithinItsOwnRights() {
        String other = people.project();
        var maker = TestRobot.inSystem(
                server,
                place("system", "/", "robot:create", "project:list"),
                place("project", "*", PULL),
                place("project", project, PUSH, "robot:create"));

        for (String within : List.of(
                place("system", "/", "project:list"),
                place("project", "*", PULL),
                place("project", other, PULL),
                place("project", project, PULL, PUSH))) {
            assertThat(makeInSystem(maker, within)).as(within).isEqualTo(201);
        }
        for (String beyond : List.of(
                place("system", "/", "project:create"),
                place("project", "*", PUSH),
                place("project", other, PUSH),
                place("project", project, "repository:delete"),
                place("project", "nowhere", PUSH))) {
            assertThat(makeInSystem(maker, beyond)).as(beyond).isEqualTo(403);
        }
        assertThat(make(maker, place("project", project, PUSH))).isEqualTo(201);
        assertThat(make(maker, place("project", other, PULL))).isEqualTo(403);
    }

    @Test
    void S43_aRobotCannotTellAForeignProjectFromNone() {
        var maker = TestRobot.inSystem(server, place("system", "/", "robot:create"), place("project", project, PUSH));
        String foreign = people.project();

        String there = maker.api()
                .post(ROBOTS, body(newName(), "system", place("project", foreign, PULL)))
                .body();
        String nowhere = maker.api()
                .post(ROBOTS, body(newName(), "system", place("project", "nowhere", PULL)))
                .body();

        assertThat(there).isEqualTo(nowhere).contains("FORBIDDEN");
    }

    @Test
    void S02_aRobotChangesNeitherItselfNorOthers() {
        var robot = TestRobot.inProject(server, project, "robot:create", "robot:read", "robot:delete", PULL);
        var other = TestRobot.inProject(server, project, PUSH);
        String wider = admin.get(robot.path()).body().replace("\"pull\"", "\"push\"");

        for (var target : List.of(robot, other)) {
            assertThat(robot.api().send("PUT", target.path(), wider).statusCode())
                    .isEqualTo(403);
            assertThat(robot.api().send("PATCH", target.path(), "{}").statusCode())
                    .isEqualTo(403);
            assertThat(robot.api().delete(target.path() + "/previous-secret").statusCode())
                    .isEqualTo(403);
        }
        assertThat(robot.api().get("/v2/").statusCode()).isEqualTo(200);
        assertThat(other.api().get("/v2/").statusCode()).isEqualTo(200);
    }

    @Test
    void S02_whoAdministersAProjectGivesWhatRobotsOfItCanHaveAndNothingElse() {
        Api owner = Api.basic(server, people.member(project, People.PROJECT_ADMIN), People.PASSWORD);
        String[] everything = AssignablePermissions.PROJECT.all().stream()
                .map(Object::toString)
                .toArray(String[]::new);

        assertThat(owner.post(ROBOTS, body("all", "project", place("project", project, everything)))
                        .statusCode())
                .isEqualTo(201);
        assertThat(owner.post(ROBOTS, body(newName(), "system", place("project", project, PULL)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(owner.post(ROBOTS, body("x", "project", place("project", people.project(), PULL)))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void S02_aPersonCannotGetTheSecretOfARobotThatMayDoMore() {
        var wide = TestRobot.inSystem(server, place("project", project, PUSH), place("system", "/", "user:list"));
        Api owner = Api.basic(server, people.member(project, People.PROJECT_ADMIN), People.PASSWORD);

        assertThat(owner.send("PATCH", wide.path(), "{}").statusCode()).isEqualTo(404);
        assertThat(wide.api().get("/v2/").statusCode()).isEqualTo(200);
    }

    private int make(TestRobot maker, String place) {
        return maker.api().post(ROBOTS, body(newName(), "project", place)).statusCode();
    }

    private int makeInSystem(TestRobot maker, String place) {
        return maker.api().post(ROBOTS, body(newName(), "system", place)).statusCode();
    }
}
