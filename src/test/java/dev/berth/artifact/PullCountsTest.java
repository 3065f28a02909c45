package dev.berth.artifact;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What was pulled is counted in memory and written down in batches. */
class PullCountsTest {

    private static final BerthServer SERVER = BerthServer.shared();

    private final JdbcClient jdbc = JdbcClient.create(SERVER.database().dataSource());
    private final PullCounts counts = SERVER.bean(PullCounts.class);
    private final RegistryClient client = RegistryClient.admin(SERVER, new People(SERVER).project() + "/app");
    private final ManifestJson image = client.image(Bytes.random(10));

    PullCountsTest() {
        client.putManifest("v1", image).expect(201);
    }

    @Test
    void aGetOfAManifestCountsAndNothingElseDoes() {
        client.get("manifests/v1").expect(200);
        client.get("manifests/" + image.digest()).expect(200);
        client.head("manifests/v1").expect(200);
        client.get("manifests/v1", "If-None-Match", image.digest().toString()).expect(304);
        client.get("manifests/none").expect(404);
        client.get("tags/list").expect(200);
        assertThat(Api.admin(SERVER).get(manifestInApi()).statusCode()).isEqualTo(200);
        counts.write();

        assertThat(pulls()).hasValue(2L);
        assertThat(times("artifact_pull join manifest using (artifact_id)")).isOne();
        assertThat(times("tag_pull join tag using (tag_id)")).isOne();
    }

    @Test
    void laterPullsAreAdded() {
        client.get("manifests/v1").expect(200);
        counts.write();
        client.get("manifests/v1").expect(200);
        client.get("manifests/v1").expect(200);
        counts.write();
        counts.write();

        assertThat(pulls()).hasValue(3L);
    }

    @Test
    void whatIsDeletedBeforeItIsWrittenIsForgotten() {
        client.get("manifests/v1").expect(200);
        client.delete("manifests/" + image.digest()).expect(202);
        counts.write();

        assertThat(times("artifact_pull join manifest using (artifact_id)")).isZero();
        assertThat(times("tag_pull join tag using (tag_id)")).isZero();
    }

    @Test
    void withTheTagGoesItsTime() {
        client.get("manifests/v1").expect(200);
        counts.write();
        client.delete("manifests/v1").expect(202);
        client.putManifest("v1", image).expect(201);

        assertThat(times("tag_pull join tag using (tag_id)")).isZero();
    }

    private String manifestInApi() {
        String project = client.repository().substring(0, client.repository().indexOf('/'));
        return "/api/v2.0/projects/" + project + "/repositories/app/artifacts/v1/manifest";
    }

    private Optional<Long> pulls() {
        return jdbc.sql("select pulls from repository_pulls join repository using (repository_id) where name = ?")
                .param(client.repository())
                .query(Long.class)
                .optional();
    }

    private long times(String tables) {
        return jdbc.sql("select count(*) from " + tables
                        + " where pulled_at > now() - interval '1 minute'"
                        + " and repository_id = (select r.repository_id from repository r where r.name = ?)")
                .param(client.repository())
                .query(Long.class)
                .single();
    }
}
