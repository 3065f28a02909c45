package dev.berth.artifact;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.access.Principal;
import dev.berth.access.RepositoryScope;
import dev.berth.artifact.ManifestSweep.Condition;
import dev.berth.artifact.Swept.Fate;
import dev.berth.oci.RepositoryName;
import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ImmutabilityRules;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.QuotaFigures;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.RegistryClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** S25: no path leads round a rule, and what a rule does not cover goes on. After each test the frozen tag is what it was. */
class ImmutableTagPathsTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final People PEOPLE = new People(SERVER);

    private final JdbcClient jdbc = JdbcClient.create(SERVER.database().dataSource());
    private final String project = PEOPLE.project();
    private final RegistryClient client = RegistryClient.admin(SERVER, project + "/app");
    private final Api admin = Api.admin(SERVER);
    private final ImmutabilityRules rules = new ImmutabilityRules(admin, project);
    private final ManifestJson frozen = client.image(Bytes.random(10));
    private String rule = "";

    @BeforeEach
    void freeze() {
        client.putManifest("v1", frozen).expect(201);
        rule = rules.freeze("v*");
    }

    @AfterEach
    void theTagIsWhatItWas() {
        assertThat(client.get("manifests/v1").expect(200).body()).isEqualTo(frozen.bytes());
        assertThat(jdbc.sql(QuotaFigures.WRONG).query(String.class).list()).isEmpty();
    }

    @Test
    void S25_aPushDoesNotMoveIt() {
        ManifestJson other = client.image(Bytes.random(10));

        Answer refused = client.putManifest("v1", other);

        refused.expect(412);
        assertThat(refused.code()).isEqualTo("DENIED");
        assertThat(refused.text())
                .contains("the tag v1 of " + client.repository() + " is immutable")
                .contains("rule " + rule.replaceAll(".*/", "") + " of the project");
        client.get("manifests/" + other.digest()).expect(404);
    }

    @Test
    void S25_aPushOfManyTagsMovesNoneWhereOneIsFrozen() {
        client.putManifest("latest", frozen).expect(201);
        ManifestJson other = client.image(Bytes.random(10));

        client.send(
                        "PUT",
                        "manifests/" + other.digest() + "?tag=new&tag=latest&tag=v1",
                        other.bytes(),
                        "Content-Type",
                        other.mediaType())
                .expect(412);

        client.get("manifests/new").expect(404);
        assertThat(client.get("manifests/latest").body()).isEqualTo(frozen.bytes());
    }

    @Test
    void aPushOfWhatItPointsToIs201AndChangesNothing() {
        String before = row();

        client.putManifest("v1", frozen).expect(201);

        assertThat(row()).isEqualTo(before);
        client.putManifest("latest", frozen).expect(201);
        String unfrozen = row("latest");
        client.putManifest("latest", frozen).expect(201);
        assertThat(row("latest")).as("a free tag is dated anew").isNotEqualTo(unfrozen);
    }

    @Test
    void aNewTagIsFreeAndFrozenFromThenOn() {
        ManifestJson other = client.image(Bytes.random(10));

        client.putManifest("v2", other).expect(201);

        client.putManifest("v2", frozen).expect(412);
        client.putManifest("dev", other).expect(201);
        client.putManifest("dev", frozen).expect(201);
        client.delete("manifests/dev").expect(202);
        client.delete("manifests/v2").expect(412);
    }

    @Test
    void tagsOfSignaturesMoveAndGo() {
        rules.freeze("**");
        String tag = frozen.digest().toString().replace(':', '-') + ".sig";
        client.putManifest(tag, client.image(Bytes.random(5))).expect(201);
        client.putManifest(tag, client.image(Bytes.random(6))).expect(201);
        client.delete("manifests/" + tag).expect(202);
    }

    @Test
    void S25_v2DeletesNeitherTheTagNorItsManifest() {
        assertThat(client.delete("manifests/v1").expect(412).text()).contains("immutable");
        assertThat(client.delete("manifests/" + frozen.digest()).expect(412).text())
                .contains("immutable");
        client.delete("manifests/v9").expect(404);
    }

    @Test
    void S25_theApiDeletesNeitherTheTagNorItsArtifactNorItsRepositoryNorItsProject() {
        refused(412, admin.delete(artifacts() + "/v1/tags/v1"));
        refused(412, admin.delete(artifacts() + "/" + frozen.digest() + "/tags/v1"));
        refused(412, admin.delete(artifacts() + "/v1"));
        refused(412, admin.delete(artifacts() + "/" + frozen.digest()));
        refused(412, admin.delete("/api/v2.0/projects/" + project + "/repositories/app"));
        assertThat(admin.delete("/api/v2.0/projects/" + project).statusCode()).isEqualTo(412);
    }

    @Test
    void S25_aTagIsNotMadeWhereThereIsOne() {
        ManifestJson other = client.pushImage(Bytes.random(10));

        assertThat(admin.post(artifacts() + "/" + other.digest() + "/tags", "{\"name\":\"v1\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(admin.post(artifacts() + "/" + other.digest() + "/tags", "{\"name\":\"v2\"}")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void S25_aCopyDoesNotMoveIt() {
        RegistryClient source = client.in(project + "/source");
        ManifestJson other = source.image(Bytes.random(10));
        source.putManifest("v1", other).expect(201);

        refused(412, admin.post(artifacts() + "?from=" + project + "/source:v1", ""));

        client.get("manifests/" + other.digest()).expect(404);
        RegistryClient same = client.in(project + "/same");
        same.pushBlob(Bytes.random(1));
        assertThat(admin.post(
                                "/api/v2.0/projects/" + project + "/repositories/same/artifacts?from=" + project
                                        + "/app:v1",
                                "")
                        .statusCode())
                .isEqualTo(201);
        String before = row();
        assertThat(admin.post(artifacts() + "?from=" + project + "/same:v1", "").statusCode())
                .isEqualTo(201);
        assertThat(row()).isEqualTo(before);
    }

    @Test
    void aTagBesideItMayGoAndItsManifestStays() {
        client.putManifest("latest", frozen).expect(201);

        client.delete("manifests/latest").expect(202);

        client.putManifest("other", frozen).expect(201);
        assertThat(admin.delete(artifacts() + "/v1/tags/other").statusCode()).isEqualTo(200);
    }

    @Test
    void S25_whereAnIndexOrASubjectGoesWhatIsFrozenStays() {
        ManifestJson free = client.pushImage(Bytes.random(10));
        ManifestJson index = ManifestJson.index().child(frozen).child(free);
        client.putManifest("index", index).expect(201);
        ManifestJson referrer = client.image(Bytes.random(5)).subject(index);
        client.putManifest("v-referrer", referrer).expect(201);

        client.delete("manifests/" + index.digest()).expect(202);

        client.get("manifests/" + frozen.digest()).expect(200);
        client.get("manifests/v-referrer").expect(200);
    }

    @Test
    void S25_aSweepLeavesIt() {
        ManifestJson free = client.image(Bytes.random(10));
        client.putManifest("dev", free).expect(201);
        Instant later = Instant.now().plus(Duration.ofHours(1));

        Swept swept = SERVER.bean(ManifestSweep.class)
                .sweep(
                        scope(),
                        Principal.Background.SERVER,
                        List.of(frozen.digest(), free.digest()),
                        new Condition.Unchanged(later));

        assertThat(swept.fates()).isEqualTo(Map.of(frozen.digest(), Fate.IMMUTABLE, free.digest(), Fate.REMOVED));
        client.get("manifests/dev").expect(404);
    }

    @Test
    void aRuleThatIsDisabledOrGoneOrAboutOtherRepositoriesFreezesNothing() {
        ManifestJson other = client.image(Bytes.random(10));
        admin.put(rule, ImmutabilityRules.body(true, "matches", "v*", "repoMatches", "**"));
        client.putManifest("v1", other).expect(201);
        admin.put(rule, ImmutabilityRules.body(false, "matches", "v*", "repoMatches", "app"));
        client.putManifest("v1", frozen).expect(412);
        admin.put(rule, ImmutabilityRules.body(false, "matches", "v*", "repoExcludes", "app"));
        client.putManifest("v1", frozen).expect(201);
        admin.put(rule, ImmutabilityRules.body(false, "matches", "v*", "repoMatches", "**"));
        admin.delete(rule);
        client.putManifest("v1", other).expect(201);
        client.putManifest("v1", frozen).expect(201);
        RegistryClient elsewhere = RegistryClient.admin(SERVER, PEOPLE.project() + "/app");
        elsewhere.putManifest("v1", elsewhere.image(Bytes.random(3))).expect(201);
        elsewhere.putManifest("v1", elsewhere.image(Bytes.random(3))).expect(201);
    }

    @Test
    void S19_aRuleThatCannotBeReadFreezesEverything() {
        client.putManifest("dev", frozen).expect(201);
        jdbc.sql("update immutability_rule set tag_pattern = '[' where rule_id = ?")
                .param(Long.parseLong(rule.replaceAll(".*/", "")))
                .update();

        assertThat(client.putManifest("dev", client.image(Bytes.random(3)))
                        .expect(412)
                        .text())
                .contains("cannot be read");
        client.delete("manifests/dev").expect(412);
        assertThat(admin.get(rules.path()).statusCode()).isEqualTo(200);
        assertThat(admin.delete(rule).statusCode()).isEqualTo(200);
        client.delete("manifests/dev").expect(202);
    }

    @Test
    void aRepositoryWithoutFrozenTagsIsDeletedAsEver() {
        RegistryClient other = client.in(project + "/other");
        other.putManifest("dev", other.image(Bytes.random(3))).expect(201);
        assertThat(admin.delete("/api/v2.0/projects/" + project + "/repositories/other")
                        .statusCode())
                .isEqualTo(200);
    }

    private static void refused(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body())
                .contains("PRECONDITION")
                .contains("the tag v1 of")
                .contains("is immutable");
    }

    private String artifacts() {
        return "/api/v2.0/projects/" + project + "/repositories/app/artifacts";
    }

    private RepositoryScope scope() {
        return jdbc.sql("select project_id from project where name = ?")
                .param(project)
                .query((row, n) -> new RepositoryScope(row.getLong(1), new RepositoryName(client.repository())))
                .single();
    }

    private String row() {
        return row("v1");
    }

    private String row(String tag) {
        return jdbc.sql("""
                select t::text from tag t join repository r using (repository_id) where r.name = ? and t.name = ?
                """)
                .params(client.repository(), tag)
                .query(String.class)
                .single();
    }
}
