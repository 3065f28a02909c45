package dev.berth.retention;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A new project with a repository {@code app}, and somebody who gives it a retention policy and runs it. */
final class PolicyScene {

    static final String RETENTIONS = "/api/v2.0/retentions";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final BerthServer server;
    final Api api;
    final String project;
    final long projectId;
    final RegistryClient app;

    PolicyScene(BerthServer server) {
        this.server = server;
        this.api = Api.admin(server);
        this.project = new People(server).project();
        this.projectId = Api.json(api.get("/api/v2.0/projects/" + project))
                .get("project_id")
                .asLong();
        this.app = RegistryClient.admin(server, project + "/app");
    }

    /** A rule about all repositories and the tags that fit. */
    static String rule(String template, int number, String pattern) {
        return rule(template, number, "matches", pattern, "");
    }

    static String rule(String template, int number, String decoration, String pattern, String extras) {
        return """
                {"action":"retain","template":"%1$s","params":{"%1$s":%2$d},
                 "tag_selectors":[{"kind":"doublestar","decoration":"%3$s","pattern":"%4$s","extras":"%5$s"}],
                 "scope_selectors":{"repository":[{"kind":"doublestar","decoration":"repoMatches","pattern":"**"}]}}
                """.formatted(template, number, decoration, pattern, extras.replace("\"", "\\\""));
    }

    String body(String cron, String... rules) {
        return """
                {"algorithm":"or","rules":[%s],"trigger":{"kind":"Schedule","settings":{"cron":"%s"},"references":{}},
                 "scope":{"level":"project","ref":%d}}
                """.formatted(String.join(",", rules), cron, projectId);
    }

    /** Makes the policy and tells its address. */
    String policy(String... rules) {
        HttpResponse<String> created = api.post(RETENTIONS, body("", rules));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return created.headers().firstValue("Location").orElseThrow();
    }

    String start(String policy, boolean dryRun) {
        HttpResponse<String> started = api.post(policy + "/executions", "{\"dry_run\":" + dryRun + "}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
        return started.headers().firstValue("Location").orElseThrow();
    }

    /** Runs the policy to its end and tells the run's address. */
    String run(String policy, boolean dryRun) {
        String run = start(policy, dryRun);
        assertThat(awaitEnd(run)).isEqualTo("Success");
        return run;
    }

    /** The status at the end. */
    String awaitEnd(String run) {
        return awaitEnd(run, PATIENCE);
    }

    String awaitEnd(String run, Duration patience) {
        String policy = run.substring(0, run.indexOf("/executions/"));
        String id = run.substring(run.lastIndexOf('/') + 1);
        Instant deadline = Instant.now().plus(patience);
        while (Instant.now().isBefore(deadline)) {
            String status = items(policy + "/executions?page_size=100").stream()
                    .filter(one -> one.get("id").asString().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .get("status")
                    .asString();
            if (!status.equals("Pending") && !status.equals("Running")) {
                return status;
            }
            pause();
        }
        throw new AssertionError("the run " + run + " did not end");
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    List<JsonNode> items(String path) {
        HttpResponse<String> answer = api.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(Api.json(answer).spliterator(), false).toList();
    }

    /** The run's only task. */
    JsonNode task(String run) {
        List<JsonNode> tasks = items(run + "/tasks");
        assertThat(tasks).hasSize(1);
        return tasks.getFirst();
    }

    /** What was decided in the run's only task, by digest. */
    Map<String, JsonNode> decisions(String run) {
        Map<String, JsonNode> decisions = new TreeMap<>();
        items(run + "/tasks/" + task(run).get("id").asLong() + "/artifacts?page_size=100")
                .forEach(one -> decisions.put(one.get("digest").asString(), one));
        return decisions;
    }

    /** Pushes an image under these tags. */
    ManifestJson push(String... tags) {
        ManifestJson image = app.image(Bytes.random(32));
        for (String tag : tags) {
            app.putManifest(tag, image).expect(201);
        }
        return image;
    }

    /** Those of the references that the repository has. */
    List<Object> present(Object... references) {
        List<Object> present = new ArrayList<>();
        for (Object reference : references) {
            if (app.head("manifests/" + reference).status() == 200) {
                present.add(reference);
            }
        }
        return present;
    }
}
