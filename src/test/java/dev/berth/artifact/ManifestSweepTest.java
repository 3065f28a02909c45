package dev.berth.artifact;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.Principal;
import dev.berth.access.RepositoryScope;
import dev.berth.artifact.ManifestSweep.Condition;
import dev.berth.artifact.ManifestSweep.Condition.LetGo;
import dev.berth.artifact.ManifestSweep.Condition.Unchanged;
import dev.berth.artifact.ManifestSweep.Condition.Untagged;
import dev.berth.artifact.Swept.Fate;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.QuotaFigures;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.StatementCount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a job deletes, many at once: what may still go does, with all that goes with it, and the rest says why it stays. */
class ManifestSweepTest {

    private static final BerthServer SERVER = BerthServer.start(Map.of(), StatementCount.class);
    private static final People PEOPLE = new People(SERVER);
    private static final Principal JOB = Principal.Background.SERVER;
    private static final Condition ANY_AGE = new Untagged(Duration.ZERO);

    private final JdbcClient jdbc = JdbcClient.create(SERVER.database().dataSource());
    private final ManifestSweep sweep = SERVER.bean(ManifestSweep.class);
    private final String project = PEOPLE.project();
    private final RegistryClient client = RegistryClient.admin(SERVER, project + "/app");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void anUntaggedManifestGoesAndWhatItCountedIsGivenBack() {
        ManifestJson image = client.pushImage(Bytes.random(100));
        ManifestJson kept = client.pushImage(Bytes.random(200));
        endLeases();

        Swept swept = sweep(ANY_AGE, image);

        assertThat(swept.with(Fate.REMOVED)).containsExactly(image.digest());
        assertThat(swept.manifests()).isEqualTo(1);
        client.get("manifests/" + image.digest()).expect(404);
        client.get("manifests/" + kept.digest()).expect(200);
        assertThat(jdbc.sql(QuotaFigures.WRONG).query(String.class).list()).isEmpty();
    }

    @Test
    void withAnIndexGoItsChildrenAndWhatRefersToThem() {
        ManifestJson child = client.pushImage(Bytes.random(10));
        ManifestJson index = pushed(ManifestJson.index().child(child));
        ManifestJson signature = pushed(client.image(Bytes.random(10)).subject(child));
        endLeases();

        Swept swept = sweep(ANY_AGE, index);

        assertThat(swept.manifests()).isEqualTo(3);
        assertThat(present(index, child, signature)).isEmpty();
        assertThat(auditedDeletions()).hasSize(3);
    }

    @Test
    void withAManifestGoesItsSignatureOfCosignsOlderKindAndNotOneThatIsSharedWithAnother() {
        ManifestJson image = client.pushImage(Bytes.random(10));
        ManifestJson other = client.pushImage(Bytes.random(10));
        ManifestJson signature = client.image(Bytes.random(5));
        client.putManifest(cosign(image) + ".sig", signature).expect(201);
        ManifestJson shared = client.image(Bytes.random(6));
        client.putManifest(cosign(image) + ".sbom", shared).expect(201);
        client.putManifest(cosign(other) + ".sbom", shared).expect(201);
        endLeases();

        assertThat(sweep(ANY_AGE, image).manifests()).isEqualTo(2);
        assertThat(present(image, signature, shared, other)).containsExactlyInAnyOrder(shared.digest(), other.digest());

        assertThat(sweep(ANY_AGE, other).manifests()).isEqualTo(2);
        assertThat(present(shared, other)).isEmpty();
    }

    @Test
    void whatHasATagOrAParentOrALivingSubjectIsNotUntagged() {
        ManifestJson tagged = client.image(Bytes.random(10));
        client.putManifest("v1", tagged).expect(201);
        ManifestJson child = client.pushImage(Bytes.random(10));
        client.putManifest("index", ManifestJson.index().child(child)).expect(201);
        ManifestJson referrer = pushed(client.image(Bytes.random(10)).subject(tagged));
        endLeases();

        Swept swept = sweep(ANY_AGE, tagged, child, referrer);

        assertThat(swept.with(Fate.HELD)).containsExactlyInAnyOrder(tagged.digest(), child.digest(), referrer.digest());
        assertThat(swept.manifests()).isZero();
        assertThat(present(tagged, child, referrer)).hasSize(3);
        assertThat(jdbc.sql("select gc_after from manifest where digest = ?")
                        .param(child.digest().toString())
                        .query((row, n) -> row.getString(1) == null)
                        .single())
                .as("it is no candidate any more")
                .isTrue();
    }

    @Test
    void whatIsYoungerThanTheAgeOrWasPulledWithinItStays() {
        ManifestJson young = client.pushImage(Bytes.random(10));
        ManifestJson pulled = client.pushImage(Bytes.random(10));
        ManifestJson old = client.pushImage(Bytes.random(10));
        endLeases();
        makeOlder(pulled, old);
        pull(pulled);

        Swept swept = sweep(new Untagged(Duration.ofHours(1)), young, pulled, old);

        assertThat(swept.with(Fate.CHANGED)).containsExactlyInAnyOrder(young.digest(), pulled.digest());
        assertThat(swept.with(Fate.REMOVED)).containsExactly(old.digest());
    }

    @Test
    void aRunningLeaseIsLeftAloneWhateverTheAge() {
        ManifestJson image = client.pushImage(Bytes.random(10));

        assertThat(sweep(ANY_AGE, image).with(Fate.LEASED)).containsExactly(image.digest());
        assertThat(sweep(new Unchanged(Instant.now()), image).with(Fate.LEASED)).containsExactly(image.digest());
        assertThat(present(image)).hasSize(1);
    }

    @Test
    void aChildUnderARunningLeaseIsMarkedAndGoesWhenTheLeaseHasEnded() {
        ManifestJson child = client.pushImage(Bytes.random(10));
        ManifestJson index = pushed(ManifestJson.index().child(child));
        endLease(index);

        assertThat(sweep(ANY_AGE, index).manifests()).isEqualTo(1);
        assertThat(sweep(new LetGo(), child).with(Fate.LEASED)).containsExactly(child.digest());
        endLeases();
        assertThat(sweep(new LetGo(), child).with(Fate.REMOVED)).containsExactly(child.digest());
    }

    @Test
    void aChildThatWasLetGoAndIsHeldAgainStays() {
        ManifestJson child = client.pushImage(Bytes.random(10));
        ManifestJson index = pushed(ManifestJson.index().child(child));
        endLease(index);
        sweep(ANY_AGE, index);
        client.putManifest("again", child).expect(201);
        endLeases();
        assertThat(sweep(new LetGo(), child).manifests()).isZero();

        client.delete("manifests/again").expect(202);
        endLeases();
        assertThat(sweep(new LetGo(), child).with(Fate.CHANGED)).containsExactly(child.digest());
    }

    @Test
    void whatWasPushedTaggedOrPulledSinceTheDecisionStays() {
        ManifestJson unchanged = tagged("unchanged");
        ManifestJson taggedAgain = tagged("same");
        ManifestJson movedTo = tagged("target");
        ManifestJson pulled = tagged("pulled");
        Instant decided = sweep.moment(scope()).orElseThrow();
        client.putManifest("same", taggedAgain).expect(201);
        client.putManifest("moved", movedTo).expect(201);
        pull(pulled);
        ManifestJson pushedSince = tagged("new");

        Swept swept = sweep(new Unchanged(decided), unchanged, taggedAgain, movedTo, pulled, pushedSince);

        assertThat(swept.with(Fate.REMOVED)).containsExactly(unchanged.digest());
        assertThat(swept.with(Fate.CHANGED)).hasSize(4);
        client.get("manifests/unchanged").expect(404);
        client.get("manifests/same").expect(200);
    }

    /** Its transaction began before the decision, which did not see it. */
    @Test
    void whatWasBeingPushedWhenTheDecisionBeganStays() {
        ManifestJson image = tagged("again");

        Instant decided = SERVER.bean(TransactionTemplate.class).execute(status -> {
            SERVER.bean(JdbcClient.class)
                    .sql("select now()")
                    .query((row, n) -> 0)
                    .list();
            Instant moment = CompletableFuture.supplyAsync(
                            () -> sweep.moment(scope()).orElseThrow())
                    .join();
            SERVER.bean(ManifestPusher.class)
                    .push(
                            scope(),
                            JOB,
                            new ManifestPusher.Push(new Tag("again"), List.of(), image.bytes(), image.mediaType()));
            return moment;
        });

        assertThat(sweep(new Unchanged(decided), image).with(Fate.CHANGED)).containsExactly(image.digest());
    }

    @Test
    void whatAnIndexListsIsHeldAndWhatIsNotThereIsGone() {
        ManifestJson child = tagged("child");
        client.putManifest("index", ManifestJson.index().child(child)).expect(201);
        Instant now = sweep.moment(scope()).orElseThrow();
        ManifestJson unknown = ManifestJson.image();

        Swept swept = sweep(new Unchanged(now), child, unknown);

        assertThat(swept.fates())
                .containsOnly(Map.entry(child.digest(), Fate.HELD), Map.entry(unknown.digest(), Fate.GONE));
        assertThat(sweep.sweep(scope("absent"), JOB, List.of(child.digest()), ANY_AGE)
                        .with(Fate.GONE))
                .hasSize(1);
        assertThat(sweep.moment(scope("absent"))).isEmpty();
    }

    @Test
    void aRehearsalDecidesTheSameAndChangesNothing() {
        ManifestJson child = client.pushImage(Bytes.random(10));
        ManifestJson index = pushed(ManifestJson.index().child(child));
        ManifestJson held = tagged("held");
        endLeases();

        Swept rehearsed = sweep.rehearse(scope(), JOB, digests(index, held), ANY_AGE);

        assertThat(present(index, child)).hasSize(2);
        assertThat(auditedDeletions()).isEmpty();
        assertThat(sweep(ANY_AGE, index, held)).isEqualTo(rehearsed);
        assertThat(rehearsed.manifests()).isEqualTo(2);
    }

    @Test
    void aHundredCostNoMoreStatementsThanTwo() {
        List<Digest> digests = manyIndexes(102);
        sweep.sweep(scope(), JOB, digests.subList(100, 102), ANY_AGE);
        int few = StatementCount.of(() -> sweep.sweep(scope(), JOB, manyIndexes(2), ANY_AGE));

        int many = StatementCount.of(() -> assertThat(sweep.sweep(scope(), JOB, digests.subList(0, 100), ANY_AGE)
                        .manifests())
                .isEqualTo(200));

        assertThat(many).isLessThanOrEqualTo(few + 2);
    }

    @Test
    void moreThanFiveHundredAtOnceAreRefused() {
        List<Digest> many = IntStream.range(0, ManifestSweep.MOST + 1)
                .mapToObj(number -> ManifestJson.image().with("n", number).digest())
                .toList();

        assertThatThrownBy(() -> sweep.sweep(scope(), JOB, many, ANY_AGE)).hasMessageContaining("at most 500");
    }

    /** Indexes with a child each, written by SQL. */
    private List<Digest> manyIndexes(int count) {
        client.pushBlob(Bytes.random(1));
        String series = "m" + System.nanoTime();
        jdbc.sql("""
                insert into manifest (repository_id, digest, media_type, content, size, pushed_by, gc_after)
                select repository_id, 'sha256:' || encode(sha256((? || kind || n)::bytea), 'hex'), 'a/b', '', 0, 'user:1',
                       now() - interval '1 hour'
                from repository, generate_series(1, ?) n, unnest(array['index', 'child']) kind where name = ?
                """).params(series, count, client.repository()).update();
        jdbc.sql("""
                insert into manifest_child (repository_id, parent, child)
                select repository_id, 'sha256:' || encode(sha256((? || 'index' || n)::bytea), 'hex'),
                       'sha256:' || encode(sha256((? || 'child' || n)::bytea), 'hex')
                from repository, generate_series(1, ?) n where name = ?
                """).params(series, series, count, client.repository()).update();
        List<Digest> digests = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            digests.add(Digest.of(DigestAlgorithm.SHA256, (series + "index" + n).getBytes(StandardCharsets.UTF_8)));
        }
        return digests;
    }

    private Swept sweep(Condition condition, ManifestJson... manifests) {
        return sweep.sweep(scope(), JOB, digests(manifests), condition);
    }

    private ManifestJson pushed(ManifestJson manifest) {
        client.putManifest(manifest.digest(), manifest).expect(201);
        return manifest;
    }

    private ManifestJson tagged(String tag) {
        ManifestJson image = client.image(Bytes.random(10));
        client.putManifest(tag, image).expect(201);
        return image;
    }

    private void pull(ManifestJson manifest) {
        client.get("manifests/" + manifest.digest()).expect(200);
        SERVER.bean(PullCounts.class).write();
    }

    private void makeOlder(ManifestJson... manifests) {
        jdbc.sql("update manifest set pushed_at = pushed_at - interval '1 day' where digest = any(?)")
                .param(Digests.array(digests(manifests)))
                .update();
    }

    private void endLease(ManifestJson manifest) {
        jdbc.sql("update manifest set gc_after = now() - interval '1 minute' where digest = ?")
                .param(manifest.digest().toString())
                .update();
    }

    /** Those of this test's repository. */
    private void endLeases() {
        jdbc.sql("""
                update manifest m set gc_after = now() - interval '1 minute'
                from repository r where r.repository_id = m.repository_id and r.name = ? and m.gc_after is not null
                """).param(client.repository()).update();
    }

    private Collection<Digest> present(ManifestJson... manifests) {
        return jdbc.sql("select digest from manifest where digest = any(?)")
                .param(Digests.array(digests(manifests)))
                .query((row, n) -> Digest.parse(row.getString(1)))
                .list();
    }

    private List<String> auditedDeletions() {
        return jdbc.sql("""
                select resource from audit_entry where operation = 'delete' and resource_type = 'artifact' and resource like ?
                """)
                .param(client.repository() + "%")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static List<Digest> digests(ManifestJson... manifests) {
        return Stream.of(manifests).map(ManifestJson::digest).toList();
    }

    private static String cosign(ManifestJson image) {
        return image.digest().toString().replace(':', '-');
    }

    private RepositoryScope scope() {
        return scope("app");
    }

    private RepositoryScope scope(String repository) {
        long projectId = jdbc.sql("select project_id from project where name = ?")
                .param(project)
                .query(Long.class)
                .single();
        return new RepositoryScope(projectId, new RepositoryName(project + "/" + repository));
    }
}
