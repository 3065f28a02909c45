package dev.berth.retention;

import java.time.Duration;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.BerthServer;
import tools.jackson.databind.JsonNode;

import static dev.berth.retention.PolicyScene.rule;
import static org.assertj.core.api.Assertions.assertThat;

/** One repository with very many tags. */
class RetentionAtScaleTest {

    @Test
    void ofTwoThousandTagsTheLastHundredStay() {
        keepTheLastHundred(2_000);
    }

    /** Prints what it took; the figures are in {@code docs/performance.md}. */
    @Test
    @Tag("benchmark")
    void ofAHundredThousandTagsTheLastHundredStay() {
        keepTheLastHundred(100_000);
    }

    private static void keepTheLastHundred(int tags) {
        BerthServer server = BerthServer.shared();
        PolicyScene scene = new PolicyScene(server);
        scene.push("v1");
        Rows.write(JdbcClient.create(server.database().dataSource()), scene.project + "/app", tags - 1);
        String policy = scene.policy(rule("latestPushedK", 100, "**"), rule("always", 0, "release-*"));

        JsonNode dry = timed("dry run", tags, scene, policy, true);
        // As it may happen at any time; of the run to come it knows nothing then.
        JdbcClient.create(server.database().dataSource())
                .sql("analyze retention_decision")
                .update();
        JsonNode real = timed("run", tags, scene, policy, false);

        for (JsonNode task : new JsonNode[] {dry, real}) {
            assertThat(task.get("total").asInt()).isEqualTo(tags);
            assertThat(task.get("retained").asInt()).isEqualTo(100);
            assertThat(task.get("deleted").asInt()).isEqualTo(tags - 100);
        }
        assertThat(scene.present("v1", "old-" + (tags - 99), "old-" + (tags - 100)))
                .containsExactly("v1", "old-" + (tags - 99));
    }

    private static JsonNode timed(String what, int tags, PolicyScene scene, String policy, boolean dryRun) {
        String run = scene.start(policy, dryRun);
        assertThat(scene.awaitEnd(run, Duration.ofMinutes(10))).isEqualTo("Success");
        JsonNode task = scene.task(run);
        System.out.printf(
                "%s over %d tags: %s to %s%n%s%n",
                what,
                tags,
                task.get("start_time").asString(),
                task.get("end_time").asString(),
                scene.api
                        .get(run + "/tasks/" + task.get("id").asLong())
                        .body()
                        .lines()
                        .limit(6)
                        .toList());
        return task;
    }
}
