package dev.berth.retention;

import java.time.Duration;
import java.util.stream.Stream;

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

    /** Of this process and of those that it has started, which says more than the time where others are at work. */
    private static Duration cpu() {
        return Stream.concat(
                        Stream.of(ProcessHandle.current()),
                        ProcessHandle.current().descendants())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static JsonNode timed(String what, int tags, PolicyScene scene, String policy, boolean dryRun) {
        Duration before = cpu();
        String run = scene.start(policy, dryRun);
        assertThat(scene.awaitEnd(run, Duration.ofMinutes(10))).isEqualTo("Success");
        JsonNode task = scene.task(run);
        System.out.printf(
                "%s over %d tags: %.1f s of CPU in server, test and database, %s to %s%n%s%n",
                what,
                tags,
                cpu().minus(before).toMillis() / 1000.0,
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
