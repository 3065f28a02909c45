package dev.berth.artifact;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Labels that artifacts have, and what two requests at once make of an artifact. */
class ArtifactLabelsTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final People PEOPLE = new People(SERVER);

    private final JdbcClient jdbc = JdbcClient.create(SERVER.database().dataSource());
    private final String project = PEOPLE.project();
    private final RegistryClient client = RegistryClient.admin(SERVER, project + "/app");
    private final Api admin = Api.admin(SERVER);
    private final ManifestJson image = client.image(Bytes.random(10));
    private final String artifact = "/api/v2.0/projects/" + project + "/repositories/app/artifacts/v1";

    ArtifactLabelsTest() {
        client.putManifest("v1", image).expect(201);
    }

    @Test
    void aLabelIsAddedOnceAndTakenAwayOnce() {
        long own = label(project);
        long global = label("");

        assertThat(add(own).statusCode()).isEqualTo(200);
        assertThat(add(own).statusCode()).isEqualTo(409);
        assertThat(add(global).statusCode()).isEqualTo(200);
        assertThat(labels()).containsExactlyInAnyOrder(own, global);

        assertThat(admin.delete(artifact + "/labels/" + own).statusCode()).isEqualTo(200);
        assertThat(admin.delete(artifact + "/labels/" + own).statusCode()).isEqualTo(404);
        assertThat(labels()).containsExactly(global);
    }

    @Test
    void S09_labelsOfOtherProjectsAreNotThere() {
        long foreign = label(PEOPLE.project());

        assertThat(add(foreign).statusCode()).isEqualTo(404);
        assertThat(add(123_456_789).statusCode()).isEqualTo(404);
        assertThat(admin.delete(artifact + "/labels/" + foreign).statusCode()).isEqualTo(404);
        assertThat(labels()).isEmpty();
    }

    @Test
    void aLabelAndAnArtifactForgetEachOther() {
        long own = label(project);
        add(own);
        client.delete("manifests/" + image.digest()).expect(202);
        assertThat(labels()).isEmpty();

        client.putManifest("v1", image).expect(201);
        add(own);
        assertThat(admin.delete("/api/v2.0/labels/" + own).statusCode()).isEqualTo(200);
        assertThat(labels()).isEmpty();
    }

    @Test
    void badRequestsAreRefused() {
        assertThat(admin.post(artifact + "/labels", "{}").statusCode()).isEqualTo(400);
        assertThat(admin.delete(artifact + "/labels/x").statusCode()).isEqualTo(422);
        assertThat(admin.post(artifact.replace("v1", "none") + "/labels", "{\"id\": " + label(project) + "}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void S28_ofManyWhoMakeATagAtOnceOneDoes() throws Exception {
        List<Callable<Integer>> requests = IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(n -> () ->
                        admin.post(artifact + "/tags", "{\"name\": \"v2\"}").statusCode())
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> answers = threads.invokeAll(requests).stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();
            assertThat(answers).containsExactly(201, 409, 409, 409, 409, 409, 409, 409);
        }
    }

    private HttpResponse<String> add(long label) {
        return admin.post(artifact + "/labels", "{\"id\": " + label + ", \"name\": \"x\", \"project_id\": 1}");
    }

    /** @param owner a project, or an empty text for a global label */
    private long label(String owner) {
        return jdbc.sql("""
                insert into project_label (project_id, name)
                values ((select project_id from project where name = ?), ?) returning label_id
                """)
                .params(owner, "label" + System.nanoTime())
                .query(Long.class)
                .single();
    }

    private List<Long> labels() {
        return jdbc.sql("""
                select label_id from artifact_label join manifest using (artifact_id) join repository using (repository_id)
                where name = ?
                """)
                .param(client.repository())
                .query((row, n) -> row.getLong(1))
                .list();
    }
}
