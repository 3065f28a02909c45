package dev.berth.robot;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.People;
import dev.berth.testkit.TestRobot;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Another secret for a robot, without an outage and without a gap for others. */
class RobotRotationTest {

    private static final String AN_HOUR = "{\"secret\":\"\",\"previous_secret_valid_for\":3600}";

    private final BerthServer server = BerthServer.shared();
    private final Api admin = Api.admin(server);
    private final TestRobot robot = TestRobot.inProject(server, new People(server).project(), "repository:pull");

    @Test
    void bothSecretsAreGoodForAWhile() {
        String second = change(AN_HOUR);

        assertThat(statuses(robot.secret(), second)).containsExactly(200, 200);
        Instant until = Instant.parse(shown().get("previous_secret_valid_until").asString());
        assertThat(until)
                .isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3600));
    }

    @Test
    void ofThreeSecretsTheOldestEnds() {
        String second = change(AN_HOUR);
        String third = change(AN_HOUR);

        assertThat(statuses(robot.secret(), second, third)).containsExactly(401, 200, 200);
    }

    @Test
    void thePreviousSecretCanBeRevokedAtOnce() {
        String second = change(AN_HOUR);

        assertThat(admin.delete(robot.path() + "/previous-secret").statusCode()).isEqualTo(200);

        assertThat(statuses(robot.secret(), second)).containsExactly(401, 200);
        assertThat(shown().has("previous_secret_valid_until")).isFalse();
        assertThat(admin.delete(robot.path() + "/previous-secret").statusCode()).isEqualTo(200);
    }

    @Test
    void anotherChangeWithoutAWhileEndsBoth() {
        String second = change(AN_HOUR);
        String third = change("{}");

        assertThat(statuses(robot.secret(), second, third)).containsExactly(401, 401, 200);
    }

    @Test
    void thePreviousSecretEndsByItself() throws InterruptedException {
        String second = change("{\"previous_secret_valid_for\":1}");
        Thread.sleep(1100);

        assertThat(statuses(robot.secret(), second)).containsExactly(401, 200);
    }

    @Test
    void chosenSecretsOverlapAsWell() {
        String first = "Chosen-by-a-person-1";
        String second = "Chosen-by-a-person-2";
        change("{\"secret\":\"%s\"}".formatted(first));
        change("{\"secret\":\"%s\",\"previous_secret_valid_for\":60}".formatted(second));

        assertThat(statuses(first, second, first, robot.secret())).containsExactly(200, 200, 200, 401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"previous_secret_valid_for\":-1}",
                "{\"previous_secret_valid_for\":2592001}",
                "{\"previous_secret_valid_for\":\"x\"}",
                "{\"secret\":\"short1A\"}",
                "{\"secret\":\"no-digit-Here\"}",
                "{\"secret\":\"no-upper-1\"}",
                "{\"secret\":\"NO-LOWER-1\"}"
            })
    void whatCannotBeMeantIs400AndChangesNothing(String body) {
        assertThat(admin.send("PATCH", robot.path(), body).statusCode()).isEqualTo(400);
        assertThat(statuses(robot.secret())).containsExactly(200);
    }

    @Test
    void S48_ofManyChangesAtOnceOneSecretIsGoodInTheEnd() {
        List<String> secrets =
                IntStream.range(0, 8).parallel().mapToObj(i -> change("{}")).toList();

        assertThat(secrets).doesNotHaveDuplicates();
        assertThat(good(secrets)).isEqualTo(1);
        assertThat(statuses(robot.secret())).containsExactly(401);
    }

    @Test
    void S48_ofManyChangesWithAWhileTwoSecretsAreGoodInTheEnd() {
        List<String> secrets =
                IntStream.range(0, 8).parallel().mapToObj(i -> change(AN_HOUR)).toList();

        assertThat(good(secrets)).isEqualTo(2);
        assertThat(statuses(robot.secret())).containsExactly(401);
    }

    @Test
    void S48_aRobotThatIsDeletedDuringChangesStaysDeleted() {
        List<Integer> changes = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> i == 3
                        ? admin.delete(robot.path()).statusCode()
                        : admin.send("PATCH", robot.path(), AN_HOUR).statusCode())
                .toList();

        assertThat(changes).isSubsetOf(200, 404);
        assertThat(admin.get(robot.path()).statusCode()).isEqualTo(404);
        assertThat(statuses(robot.secret())).containsExactly(401);
    }

    @Test
    void itIsShownWhenARobotWasLastUsedAndWithWhichSecret() {
        RobotUse use = server.bean(RobotUse.class);
        assertThat(shown().has("last_used_time")).isFalse();

        Instant before = now();
        statuses(robot.secret());
        use.write();
        assertThat(Instant.parse(shown().get("last_used_time").asString())).isBetween(before, Instant.now());
        String second = change(AN_HOUR);
        statuses(second);
        use.write();
        assertThat(shown().has("previous_secret_last_used_time")).isFalse();

        Instant rotated = now();
        statuses(robot.secret());
        use.write();
        assertThat(Instant.parse(shown().get("previous_secret_last_used_time").asString()))
                .isBetween(rotated, Instant.now());
        change(AN_HOUR);
        assertThat(shown().has("previous_secret_last_used_time")).isFalse();
    }

    private String change(String body) {
        var answer = admin.send("PATCH", robot.path(), body);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Api.json(answer).get("secret").asString();
    }

    /** As exactly as the API shows times. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private JsonNode shown() {
        return Api.json(admin.get(robot.path()));
    }

    private long good(List<String> secrets) {
        return statuses(secrets.toArray(String[]::new)).stream()
                .filter(status -> status == 200)
                .count();
    }

    private List<Integer> statuses(String... secrets) {
        return List.of(secrets).stream()
                .map(secret -> robot.api(secret).get("/v2/").statusCode())
                .toList();
    }
}
