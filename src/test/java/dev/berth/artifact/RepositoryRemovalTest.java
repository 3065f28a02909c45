package dev.berth.artifact;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.QuotaFigures;
import dev.berth.testkit.RegistryClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A deleted repository is gone with the answer, and what was in it goes later, by its id. */
class RepositoryRemovalTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final int MANY = 100_000;

    private final JdbcClient jdbc = JdbcClient.create(SERVER.database().dataSource());
    private final HiddenRepositories hidden = SERVER.bean(HiddenRepositories.class);
    private final String project = new People(SERVER).project();
    private final RegistryClient client = RegistryClient.admin(SERVER, project + "/app");
    private final Api admin = Api.admin(SERVER);

    @Test
    void nothingOfItIsServedFromTheAnswerOn() {
        ManifestJson image = client.image(Bytes.random(10));
        client.putManifest("v1", image).expect(201);
        client.get("manifests/v1").expect(200);
        client.get("manifests/" + image.digest()).expect(200);

        remove();

        client.get("manifests/v1").expect(404);
        client.head("manifests/v1").expect(404);
        client.get("manifests/" + image.digest()).expect(404);
        client.get("tags/list").expect(404);
        client.get("referrers/" + image.digest()).expect(200);
        assertThat(admin.delete(path()).statusCode()).isEqualTo(404);
        assertThat(admin.get("/v2/_catalog?n=1000").body()).doesNotContain(client.repository());
    }

    @Test
    void itsNameComesBackUnderAnotherIdAndIsLeftAlone() {
        ManifestJson old = client.image(Bytes.random(10));
        client.putManifest("v1", old).expect(201);
        long before = id();
        remove();

        assertThat(client.putManifest("v1", old).status())
                .as("its blobs are not there")
                .isEqualTo(404);
        ManifestJson fresh = client.image(Bytes.random(10));
        client.putManifest("v2", fresh).expect(201);
        hidden.workOff();

        assertThat(id()).isNotEqualTo(before);
        client.get("manifests/v1").expect(404);
        client.get("manifests/v2").expect(200);
        assertThat(used()).isEqualTo(fresh.bytes().length + 64 + 10);
    }

    @Test
    void whatWasInItGoesInTheBackgroundAndGivesItsQuotaBack() {
        ManifestJson child = client.pushImage(Bytes.random(10));
        client.putManifest("index", ManifestJson.index().child(child)).expect(201);
        ManifestJson signature = client.image().subject(child);
        client.putManifest(signature.digest(), signature).expect(201);
        long repositoryId = id();
        assertThat(rows("manifest", repositoryId)).isEqualTo(3);
        assertThat(used()).isPositive();

        remove();
        hidden.workOff();
        hidden.workOff();

        for (String table : new String[] {"tag", "manifest", "manifest_blob", "manifest_child", "repository_blob"}) {
            assertThat(rows(table, repositoryId)).as(table).isZero();
        }
        assertThat(used()).isZero();
        assertThat(jdbc.sql(QuotaFigures.WRONG).query(String.class).list()).isEmpty();
    }

    @Test
    void blobsThatAnotherRepositoryHasStay() {
        byte[] layer = Bytes.random(10);
        client.pushImage(layer);
        ManifestJson other = client.in(project + "/other").pushImage(layer);

        remove();
        hidden.workOff();

        client.in(project + "/other")
                .get("blobs/" + client.in(project + "/other").pushBlob(layer))
                .expect(200);
        assertThat(used()).isEqualTo(other.bytes().length + 64 + 10);
    }

    @Test
    void aHundredThousandTagsKeepNobodyWaiting() throws InterruptedException {
        ManifestJson image = client.image(Bytes.random(10));
        client.putManifest("v1", image).expect(201);
        long repositoryId = id();
        jdbc.sql("""
                insert into tag (repository_id, name, digest, pushed_by)
                select ?, 'tag-' || n, ?, 'test' from generate_series(1, ?) n
                """).params(repositoryId, image.digest().toString(), MANY).update();

        remove();

        assertThat(rows("tag", repositoryId))
                .as("tags that the answer did not wait for")
                .isPositive();
        client.get("manifests/tag-5").expect(404);
        requireWorkedOff(repositoryId);
    }

    /** By the server itself: another who works off as much at the same time would only wait for its locks. */
    private void requireWorkedOff(long repositoryId) throws InterruptedException {
        for (int second = 0; second < 90 && rows("tag", repositoryId) > 0; second++) {
            Thread.sleep(1000);
        }
        assertThat(rows("tag", repositoryId)).isZero();
    }

    @Test
    void theProjectIsEmptyAsSoonAsItsRepositoriesAreGone() {
        client.pushImage();
        String path = "/api/v2.0/projects/" + project;
        assertThat(admin.delete(path).statusCode()).isEqualTo(412);

        remove();

        assertThat(admin.delete(path).statusCode()).isEqualTo(200);
        hidden.workOff();
    }

    @Test
    void S16_aTokenForADeletedRepositoryOpensNothingOfIt() {
        ManifestJson image = client.image(Bytes.random(10));
        client.putManifest("v1", image).expect(201);
        RegistryClient token = client.withToken("repository:" + client.repository() + ":pull");
        token.get("manifests/v1").expect(200);

        remove();

        token.get("manifests/v1").expect(404);
        token.get("manifests/" + image.digest()).expect(404);
        ManifestJson fresh = client.image(Bytes.random(10));
        client.putManifest("v1", fresh).expect(201);
        assertThat(token.get("manifests/v1").expect(200).body()).isEqualTo(fresh.bytes());
        token.get("manifests/" + image.digest()).expect(404);
    }

    private void remove() {
        HttpResponse<String> answer = admin.delete(path());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String path() {
        return "/api/v2.0/projects/" + project + "/repositories/app";
    }

    private long id() {
        return jdbc.sql("select repository_id from repository where name = ? and deleted_at is null")
                .param(client.repository())
                .query(Long.class)
                .single();
    }

    private long rows(String table, long repositoryId) {
        return jdbc.sql("select count(*) from " + table + " where repository_id = ?")
                .param(repositoryId)
                .query(Long.class)
                .single();
    }

    private long used() {
        return jdbc.sql("select used from quota_usage join project using (project_id) where name = ?")
                .param(project)
                .query(Long.class)
                .single();
    }
}
