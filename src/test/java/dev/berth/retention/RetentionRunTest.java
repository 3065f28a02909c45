package dev.berth.retention;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.RegistryClient;
import tools.jackson.databind.JsonNode;

import static dev.berth.retention.PolicyScene.rule;
import static org.assertj.core.api.Assertions.assertThat;

class RetentionRunTest {

    private static final String SIGNATURE = "application/vnd.dev.cosign.artifact.sig.v1+json";

    private final PolicyScene scene = new PolicyScene(BerthServer.shared());
    private final JdbcClient rows = JdbcClient.create(scene.server.database().dataSource());

    @Test
    void theLastTagsThatFitStayAndTheRestGoes() {
        List<String> tags = List.of("release-1", "release-2", "release-3", "nightly");
        tags.forEach(scene::push);

        String run = scene.run(scene.policy(rule("latestPushedK", 2, "release-*")), false);

        assertThat(scene.present(tags.toArray())).containsExactly("release-2", "release-3");
        JsonNode task = scene.task(run);
        assertThat(task.get("repository").asString()).isEqualTo("app");
        assertThat(List.of(
                        task.get("total").asInt(),
                        task.get("retained").asInt(),
                        task.get("deleted").asInt()))
                .containsExactly(4, 2, 2);
        assertThat(task.get("status_code").asInt()).isEqualTo(3);
    }

    @Test
    void aDryRunDecidesAlikeAndDeletesNothing() {
        List<String> tags = List.of("v1", "v2", "v3");
        tags.forEach(scene::push);
        String policy = scene.policy(rule("latestPushedK", 1, "**"));

        String dry = scene.run(policy, true);

        assertThat(scene.present(tags.toArray())).hasSize(3);
        assertThat(scene.task(dry).get("retained").asInt()).isEqualTo(1);
        assertThat(scene.task(dry).get("deleted").asInt()).isEqualTo(2);
        List<String> would = retention(scene.decisions(dry));
        assertThat(would).containsExactlyInAnyOrder("DEL", "DEL", "RETAIN");

        assertThat(retention(scene.decisions(scene.run(policy, false)))).isEqualTo(would);
        assertThat(scene.present(tags.toArray())).containsExactly("v3");
    }

    @Test
    void anArtifactStaysWithAllItsTagsWhereOneOfThemFits() {
        scene.push("stable", "release-1");
        scene.push("other", "another");

        scene.run(scene.policy(rule("always", 0, "release-*")), false);

        assertThat(scene.present("stable", "release-1", "other", "another")).containsExactly("stable", "release-1");
    }

    @Test
    void whatARuleExcludesGoesUnlessAnotherRuleKeepsIt() {
        scene.push("keep-me");
        scene.push("v1");
        String excluding = rule("always", 0, "excludes", "keep-*", "");
        String policy = scene.policy(excluding);

        assertThat(scene.task(scene.run(policy, true)).get("deleted").asInt()).isEqualTo(1);

        scene.api.put(policy, scene.body("", excluding, rule("always", 0, "keep-*")));
        assertThat(scene.task(scene.run(policy, true)).get("deleted").asInt()).isZero();
    }

    @Test
    void signaturesShareTheFateOfWhatTheySign() {
        ManifestJson old = scene.push("v1");
        ManifestJson fresh = scene.push("v2");
        ManifestJson oldSignature = sign(old);
        ManifestJson freshSignature = sign(fresh);
        scene.app.putManifest("sbom-of-v1", sbom(old)).expect(201);

        scene.run(scene.policy(rule("latestPushedK", 1, "v*"), rule("always", 0, "sbom-*")), false);

        assertThat(scene.present("v1", "v2", "sbom-of-v1", freshSignature.digest()))
                .containsExactly("v2", freshSignature.digest());
        assertThat(letGo(oldSignature)).as("goes when its lease ends").isTrue();
    }

    @Test
    void theWhyOfASignatureNamesItsSubject() {
        ManifestJson kept = scene.push("v1");
        ManifestJson signature = sign(kept);

        JsonNode decision = of(scene.decisions(scene.run(scene.policy(rule("always", 0, "v*")), true)), signature);

        assertThat(decision.get("role").asString()).isEqualTo("accessory");
        assertThat(decision.get("retention").asString()).isEqualTo("RETAIN");
        assertThat(decision.get("because_of").asString())
                .isEqualTo(kept.digest().toString());
        assertThat(decision.get("why").asString()).isEqualTo("its subject " + kept.digest() + " stays");
    }

    @Test
    void theChildrenOfAnIndexShareItsFateAndACandidateAmongThemStaysWithIt() {
        ManifestJson plain = scene.app.pushImage(Bytes.random(20));
        ManifestJson tagged = scene.push("amd64");
        ManifestJson keptIndex = ManifestJson.index().child(plain).child(tagged);
        scene.app.putManifest("multi", keptIndex).expect(201);
        ManifestJson lost = scene.app.pushImage(Bytes.random(20));
        ManifestJson lostIndex = ManifestJson.index().child(lost);
        scene.app.putManifest("old", lostIndex).expect(201);

        String run = scene.run(scene.policy(rule("always", 0, "multi")), false);

        assertThat(scene.present("multi", "amd64", plain.digest(), "old"))
                .containsExactly("multi", "amd64", plain.digest());
        Map<String, JsonNode> decisions = scene.decisions(run);
        assertThat(why(decisions, tagged)).startsWith("the index " + keptIndex.digest() + " stays; no rule selects it");
        assertThat(why(decisions, plain)).isEqualTo("the index " + keptIndex.digest() + " stays");
        assertThat(why(decisions, lost))
                .isEqualTo("the index " + lostIndex.digest() + " goes; it goes when its lease ends");
        assertThat(scene.task(run).get("total").asInt()).isEqualTo(3);
        assertThat(scene.task(run).get("retained").asInt()).isEqualTo(2);
    }

    @Test
    void whatHasNoTagStaysAsLongAsItsLeaseRuns() {
        ManifestJson before = scene.push("latest");
        scene.push("latest");

        Map<String, JsonNode> decisions =
                scene.decisions(scene.run(scene.policy(rule("latestPushedK", 1, "latest")), false));

        assertThat(why(decisions, before)).contains("its lease still runs");
        assertThat(scene.present(before.digest())).hasSize(1);
    }

    @Test
    void whatHasNoTagGoesAfterwardsUnlessARuleSelectsIt() {
        ManifestJson before = scene.push("latest");
        scene.push("latest");
        rows.sql("update manifest set gc_after = now() - interval '1 second' where digest = ?")
                .param(before.digest().toString())
                .update();
        String policy = scene.policy(rule("always", 0, "**"));

        assertThat(scene.task(scene.run(policy, false)).get("deleted").asInt()).isZero();

        scene.api.put(policy, scene.body("", rule("always", 0, "matches", "**", "{\"untagged\":false}")));
        assertThat(scene.task(scene.run(policy, false)).get("deleted").asInt()).isEqualTo(1);
        assertThat(scene.present(before.digest())).isEmpty();
    }

    @Test
    void onlyRepositoriesForWhichARuleHoldsAreTouched() {
        RegistryClient other = scene.app.in(scene.project + "/base/java");
        ManifestJson image = other.image(Bytes.random(20));
        other.putManifest("v1", image).expect(201);
        scene.push("v1");
        String policy = scene.policy(
                rule("latestPushedK", 0, "**").replace("\"pattern\":\"**\"}]}}", "\"pattern\":\"base/**\"}]}}"));

        String run = scene.run(policy, false);

        assertThat(scene.task(run).get("repository").asString()).isEqualTo("base/java");
        assertThat(other.head("manifests/v1").status()).isEqualTo(404);
        assertThat(scene.present("v1")).hasSize(1);
    }

    @Test
    void withoutAnyRuleThatIsSwitchedOnNothingHappens() {
        scene.push("v1");
        String policy =
                scene.policy(rule("latestPushedK", 0, "**").replace("\"action\"", "\"disabled\":true,\"action\""));

        String run = scene.run(policy, false);

        assertThat(scene.items(run + "/tasks")).isEmpty();
        assertThat(scene.present("v1")).hasSize(1);
    }

    @Test
    void aPullJustBeforeTheRunCounts() {
        scene.push("v1");
        scene.push("v2");
        scene.app.get("manifests/v1").expect(200);

        scene.run(scene.policy(rule("latestPulledN", 1, "**")), false);

        assertThat(scene.present("v1", "v2")).containsExactly("v1");
    }

    @Test
    void S25_nothingIsDeletedWhileTheRegistryIsReadOnly() {
        try (BerthServer own = BerthServer.start()) {
            PolicyScene frozen = new PolicyScene(own);
            frozen.push("v1");
            String policy = frozen.policy(rule("latestPushedK", 0, "**"));
            rowsOf(own)
                    .sql("insert into job_queue (job_type) values ('RETENTION')")
                    .update();
            String run = frozen.start(policy, false);
            frozen.api.put("/api/v2.0/configurations", "{\"read_only\":true}");
            rowsOf(own).sql("delete from job_queue").update();

            assertThat(frozen.awaitEnd(run)).isEqualTo("Error");
            JsonNode task = frozen.task(run);
            assertThat(task.get("status_message").asString()).contains("read-only");
            assertThat(frozen.api.get(run + "/tasks/" + task.get("id").asLong()).body())
                    .contains("read-only");
            assertThat(frozen.present("v1")).hasSize(1);
        }
    }

    @Test
    void aRunThatWaitedDeletesNothingByRulesThatWereChangedMeanwhile() {
        try (BerthServer own = BerthServer.start()) {
            PolicyScene waiting = new PolicyScene(own);
            waiting.push("v1");
            String policy = waiting.policy(rule("latestPushedK", 0, "**"));
            rowsOf(own)
                    .sql("insert into job_queue (job_type) values ('RETENTION')")
                    .update();
            String run = waiting.start(policy, false);
            waiting.api.put(policy, waiting.body("", rule("always", 0, "**")));
            rowsOf(own).sql("delete from job_queue").update();

            assertThat(waiting.awaitEnd(run)).isEqualTo("Error");
            assertThat(waiting.task(run).get("status_message").asString()).contains("rules were changed");
            assertThat(waiting.present("v1")).hasSize(1);
        }
    }

    @Test
    void theLogHasHarborsTable() {
        ManifestJson old = scene.push("v1", "v1.0");
        scene.push("v2");
        String run = scene.run(scene.policy(rule("latestPushedK", 1, "**")), false);

        HttpResponse<String> log =
                scene.api.get(run + "/tasks/" + scene.task(run).get("id").asLong());

        assertThat(log.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(log.body())
                .contains("| Digest | Tag | Kind | Labels | PushedTime | PulledTime | CreatedTime | Retention |")
                .contains("| " + old.digest() + " | v1,v1.0 | image |  | ")
                .contains(" | DEL |")
                .contains(" | RETAIN |");
    }

    @Test
    void decisionsArePagedByTheirDigests() {
        IntStream.range(0, 5).forEach(n -> scene.push("v" + n));
        String run = scene.run(scene.policy(rule("latestPushedK", 2, "**")), true);
        String path = run + "/tasks/" + scene.task(run).get("id").asLong() + "/artifacts?page_size=2&after=";

        List<String> digests = new ArrayList<>();
        List<JsonNode> page = scene.items(path);
        while (!page.isEmpty()) {
            page.forEach(one -> digests.add(one.get("digest").asString()));
            page = scene.items(path + digests.getLast());
        }

        assertThat(digests).hasSize(5).isSorted().doesNotHaveDuplicates();
        assertThat(scene.items(path + "&retention=RETAIN")).hasSize(2);
        assertThat(scene.api.get(path + "&retention=LOST").statusCode()).isEqualTo(400);
    }

    @Test
    void anotherActionThanStopIsRefused() {
        String run = scene.run(scene.policy(rule("always", 0, "**")), true);

        assertThat(scene.api.send("PATCH", run, "{\"action\":\"go\"}").statusCode())
                .isEqualTo(400);
        assertThat(scene.api.send("PATCH", run, "{\"action\":\"stop\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theEndOfARunIsWrittenDown() {
        scene.push("v1");
        scene.push("v2");
        String run = scene.run(scene.policy(rule("latestPushedK", 1, "**")), false);

        assertThat(rows.sql("""
                        select after::text from audit_entry
                        where operation = 'execute' and resource_type = 'tag-retention' and resource = ?
                        """)
                        .param(run.substring(run.lastIndexOf('/') + 1))
                        .query(String.class)
                        .single())
                .isEqualTo("{\"total\": 2, \"status\": \"Success\", \"dry_run\": false, \"retained\": 1}");
        assertThat(rows.sql("select count(*) from audit_entry where operation = 'delete' and resource = ?")
                        .param(scene.project + "/app:v1")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private ManifestJson sbom(ManifestJson image) {
        return scene.app
                .image(Bytes.random(9))
                .with("artifactType", "application/spdx+json")
                .subject(image);
    }

    private ManifestJson sign(ManifestJson image) {
        ManifestJson signature =
                scene.app.image().with("artifactType", SIGNATURE).subject(image);
        scene.app.putManifest(signature.digest(), signature).expect(201);
        return signature;
    }

    private boolean letGo(ManifestJson manifest) {
        return rows.sql("select let_go from manifest where digest = ?")
                .param(manifest.digest().toString())
                .query(Boolean.class)
                .single();
    }

    private static String why(Map<String, JsonNode> decisions, ManifestJson manifest) {
        return of(decisions, manifest).get("why").asString();
    }

    private static JsonNode of(Map<String, JsonNode> decisions, ManifestJson manifest) {
        return Objects.requireNonNull(decisions.get(manifest.digest().toString()));
    }

    private static List<String> retention(Map<String, JsonNode> decisions) {
        return decisions.values().stream()
                .map(one -> one.get("retention").asString())
                .toList();
    }

    private static JdbcClient rowsOf(BerthServer server) {
        return JdbcClient.create(server.database().dataSource());
    }
}
