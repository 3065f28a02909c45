package dev.berth.retention;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.retention.DecisionTable.Counts;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.ManifestJson;

import static dev.berth.retention.PolicyScene.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What happens between a decision and its deletion. The decision itself is made by the product, step by step. */
class RetentionRaceTest {

    private final BerthServer server = BerthServer.shared();
    private final PolicyScene scene = new PolicyScene(server);
    private final JdbcClient rows = JdbcClient.create(server.database().dataSource());

    @Test
    void S28_aTagThatIsPushedAgainStaysAndTheDecisionSaysSo() {
        ManifestJson image = scene.push("v1");
        scene.push("v2");
        Planned planned = plan(rule("latestPushedK", 1, "**"));

        scene.app.putManifest("v1", image).expect(201);

        assertThat(clean(planned)).isEqualTo(new RetentionResult(2, 2, false, 0));
        assertThat(scene.present("v1", "v2")).hasSize(2);
        assertThat(decision(planned, image)).isEqualTo("RETAIN " + Changes.SINCE_THE_BEGINNING);
    }

    @Test
    void S28_anArtifactThatGetsAnotherTagStays() {
        ManifestJson image = scene.push("v1");
        Planned planned = plan(rule("latestPushedK", 0, "**"));

        scene.app.putManifest("wanted", image).expect(201);

        clean(planned);
        assertThat(scene.present("v1", "wanted")).hasSize(2);
    }

    @Test
    void S28_anArtifactThatIsPulledStays() {
        ManifestJson image = scene.push("v1");
        Planned planned = plan(rule("latestPushedK", 0, "**"));

        rows.sql("""
                insert into artifact_pull (artifact_id, pulled_at)
                select artifact_id, clock_timestamp() from manifest where digest = ?
                """).param(image.digest().toString()).update();

        clean(planned);
        assertThat(scene.present("v1")).hasSize(1);
    }

    @Test
    void S28_whatAnIndexListsByNowStays() {
        ManifestJson image = scene.push("v1");
        Planned planned = plan(rule("latestPushedK", 0, "**"));

        scene.app.putManifest("multi", ManifestJson.index().child(image)).expect(201);

        clean(planned);
        assertThat(scene.present("v1", "multi", image.digest())).hasSize(3);
        assertThat(rows.sql("select count(*) from retention_decision where task_id = ? and pending")
                        .param(planned.task().taskId())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void S28_aTagThatIsFrozenByNowStays() {
        ManifestJson image = scene.push("v1");
        Planned planned = plan(rule("latestPushedK", 0, "**"));

        freeze("v*");

        clean(planned);
        assertThat(scene.present("v1")).hasSize(1);
        assertThat(decision(planned, image)).startsWith("IMMUTABLE ");
    }

    @Test
    void S25_aFrozenTagIsPlannedToStay() {
        ManifestJson image = scene.push("v1", "other");
        freeze("v*");

        Planned planned = plan(rule("latestPushedK", 0, "**"));

        assertThat(decision(planned, image)).startsWith("IMMUTABLE the tag v1 is immutable; ");
    }

    @Test
    void aSignatureStaysWithASubjectThatStaysAfterAll() {
        ManifestJson image = scene.push("v1");
        ManifestJson signature = scene.app
                .image()
                .with("artifactType", "application/vnd.dev.cosign.artifact.sig.v1+json")
                .subject(image);
        scene.app.putManifest("signature-of-v1", signature).expect(201);
        Planned planned = plan(rule("latestPushedK", 0, "**"));

        scene.app.putManifest("v1", image).expect(201);

        clean(planned);
        assertThat(scene.present("v1", "signature-of-v1")).hasSize(2);
        assertThat(decision(planned, signature)).isEqualTo("RETAIN " + Changes.STAYS_AFTER_ALL);
    }

    @Test
    void whoTakesOverFromANodeThatDiedCountsWhatHasGoneOnce() {
        scene.push("v1");
        Rows.write(rows, scene.project + "/app", 950);
        Planned planned = plan(rule("latestPushedK", 1, "v*"));
        planned.task().dieAfter(1);
        assertThatThrownBy(() -> clean(planned)).isInstanceOf(ManualTask.Died.class);
        long left = manifests();
        assertThat(left).isBetween(2L, 950L);

        planned.task().dieAfter(Integer.MAX_VALUE);
        Planned again = planAgain(planned);

        assertThat(clean(again)).isEqualTo(new RetentionResult(951, 1, false, 950));
        assertThat(manifests()).isEqualTo(1);
        assertThat(scene.present("v1")).hasSize(1);
    }

    @Test
    void whatAnotherRunHasDeletedIsCountedThereAlone() {
        ManifestJson image = scene.push("v1");
        scene.push("v2");
        String policy = scene.policy(rule("latestPushedK", 1, "**"));
        Planned first = planned(ManualTask.of(scene, policy));
        Planned second = planned(ManualTask.of(scene, policy));

        assertThat(clean(first)).isEqualTo(new RetentionResult(2, 1, false, 1));
        assertThat(clean(second)).isEqualTo(new RetentionResult(2, 1, false, 0));

        assertThat(decision(first, image)).startsWith("DELETE no rule keeps it");
        assertThat(decision(second, image)).isEqualTo("GONE " + Changes.GONE_ALREADY);
        assertThat(planAgain(second).counts().gone()).isEqualTo(1);
    }

    @Test
    void ofTwoRunsAtOnceOneCountsEachArtifact() throws Exception {
        scene.push("v1");
        Rows.write(rows, scene.project + "/app", 2000);
        String policy = scene.policy(rule("latestPushedK", 1, "v*"));
        Planned first = planned(ManualTask.of(scene, policy));
        Planned second = planned(ManualTask.of(scene, policy));
        CyclicBarrier together = new CyclicBarrier(2);

        RetentionResult one;
        RetentionResult other;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<RetentionResult> beside = threads.submit(() -> cleanAt(together, second));
            one = cleanAt(together, first);
            other = beside.get();
        }

        assertThat(one.deleted() + other.deleted()).isEqualTo(2000);
        assertThat(one.retained()).isEqualTo(1);
        assertThat(other.retained()).isEqualTo(1);
        assertThat(verdicts(first, "DELETE") + verdicts(second, "DELETE")).isEqualTo(2000);
        assertThat(verdicts(first, "GONE")).isEqualTo(other.deleted());
        assertThat(verdicts(second, "GONE")).isEqualTo(one.deleted());
        assertThat(manifests()).isEqualTo(1);
    }

    private RetentionResult cleanAt(CyclicBarrier together, Planned planned) throws Exception {
        together.await();
        return clean(planned);
    }

    private long verdicts(Planned planned, String verdict) {
        return rows.sql("select count(*) from retention_decision where task_id = ? and verdict = ? and not pending")
                .params(planned.task().taskId(), verdict)
                .query(Long.class)
                .single();
    }

    @Test
    void aRepositoryThatHasGoneAndComeBackIsLeftAlone() {
        scene.push("v1");
        Planned planned = plan(rule("latestPushedK", 0, "**"));
        assertThat(scene.api
                        .delete("/api/v2.0/projects/" + scene.project + "/repositories/app")
                        .statusCode())
                .isEqualTo(200);
        ManifestJson reborn = scene.push("v1");

        clean(planned);

        assertThat(scene.present("v1", reborn.digest())).hasSize(2);
    }

    private record Planned(ManualTask task, RetentionRun run, Counts counts) {}

    private Planned plan(String... rules) {
        return planned(ManualTask.of(scene, scene.policy(rules)));
    }

    private Planned planAgain(Planned before) {
        return planned(before.task());
    }

    private Planned planned(ManualTask task) {
        RetentionRun run = server.bean(RetentionJob.class).begin(task).orElseThrow();
        return new Planned(task, run, server.bean(RepositoryPlanner.class).plan(run));
    }

    private RetentionResult clean(Planned planned) {
        return server.bean(RepositoryCleaner.class).clean(planned.run(), planned.counts());
    }

    private String decision(Planned planned, ManifestJson of) {
        return rows.sql("select verdict || ' ' || why from retention_decision where task_id = ? and digest = ?")
                .params(planned.task().taskId(), of.digest().toString())
                .query(String.class)
                .single();
    }

    private long manifests() {
        return rows.sql("select count(*) from manifest join repository r using (repository_id) where r.name = ?")
                .param(scene.project + "/app")
                .query(Long.class)
                .single();
    }

    private void freeze(String pattern) {
        assertThat(scene.api
                        .post("/api/v2.0/projects/" + scene.project + "/immutabletagrules", """
                        {"action":"immutable","template":"immutable_template",
                         "tag_selectors":[{"kind":"doublestar","decoration":"matches","pattern":"%s"}],
                         "scope_selectors":{"repository":[{"kind":"doublestar","decoration":"repoMatches","pattern":"**"}]}}
                        """.formatted(pattern))
                        .statusCode())
                .isEqualTo(201);
    }
}
