package dev.berth.statistic;

import org.junit.jupiter.api.Test;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The group statistic of Harbor's API, and the samples over time beyond it. */
class StatisticApiTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final People PEOPLE = new People(SERVER);
    private static final String STATISTICS = "/api/v2.0/statistics";

    private final Api admin = Api.admin(SERVER);
    private final String project = PEOPLE.project();
    private final String member = PEOPLE.member(project, People.GUEST);
    private final RegistryClient client = RegistryClient.admin(SERVER, project + "/app");

    @Test
    void S43_countsAreThoseOfWhatTheCallerMaySee() {
        client.pushImage(Bytes.random(10));
        client.in(project + "/other").pushImage();
        client.in(project + "/empty").pushBlob(Bytes.random(10));
        RegistryClient.admin(SERVER, PEOPLE.project() + "/foreign").pushImage();

        JsonNode mine = statistics(Api.basic(SERVER, member, People.PASSWORD));

        assertThat(mine.get("private_project_count").asLong()).isEqualTo(1);
        assertThat(mine.get("private_repo_count").asLong()).isEqualTo(2);
        assertThat(mine.get("total_storage_consumption").asLong()).isZero();
        JsonNode all = statistics(admin);
        assertThat(all.get("private_project_count").asLong()).isGreaterThanOrEqualTo(2);
        assertThat(all.get("total_repo_count").asLong())
                .isEqualTo(all.get("private_repo_count").asLong()
                        + all.get("public_repo_count").asLong());
        assertThat(all.get("total_storage_consumption").asLong()).isPositive();
        assertThat(Api.anonymous(SERVER).get(STATISTICS).statusCode()).isEqualTo(401);
    }

    @Test
    void aDeletedRepositoryDoesNotCount() {
        client.pushImage();
        admin.delete("/api/v2.0/projects/" + project + "/repositories/app");

        assertThat(statistics(Api.basic(SERVER, member, People.PASSWORD))
                        .get("private_repo_count")
                        .asLong())
                .isZero();
    }

    @Test
    void aDayTellsWhatIsHeldAndWhatWasDone() {
        ManifestJson image = client.image(Bytes.random(1000));
        client.putManifest("v1", image).expect(201);
        client.putManifest("v1", image).expect(201);
        client.get("manifests/v1").expect(200);
        client.get("manifests/v1").expect(200);
        SERVER.bean(ProjectActivity.class).write();
        SERVER.bean(SampleTable.class).look();
        client.get("manifests/v1").expect(200);
        SERVER.bean(ProjectActivity.class).write();

        JsonNode days = Api.json(admin.get(samples(project)));

        assertThat(days.size()).isOne();
        JsonNode today = days.get(0);
        assertThat(today.get("pulls").asLong()).isEqualTo(3);
        assertThat(today.get("pushes").asLong()).isOne();
        assertThat(today.get("artifacts").asLong()).isOne();
        assertThat(today.get("storage").asLong()).isEqualTo(image.bytes().length + 64 + 1000);
    }

    @Test
    void S09_samplesAreForThoseWhoMaySeeTheQuota() {
        Api guest = Api.basic(SERVER, member, People.PASSWORD);

        assertThat(guest.get(samples(project)).statusCode()).isEqualTo(200);
        assertThat(guest.get(samples(PEOPLE.project())).statusCode()).isEqualTo(403);
        assertThat(guest.get(samples(PEOPLE.publicProject())).statusCode()).isEqualTo(403);
        assertThat(guest.get(STATISTICS + "/samples").statusCode()).isEqualTo(403);
        assertThat(admin.get(STATISTICS + "/samples").statusCode()).isEqualTo(200);
        assertThat(Api.anonymous(SERVER).get(samples(project)).statusCode()).isEqualTo(401);
    }

    @Test
    void soManyDaysAndNoMore() {
        assertThat(admin.get(samples(project) + "?days=0").statusCode()).isEqualTo(422);
        assertThat(admin.get(samples(project) + "?days=367").statusCode()).isEqualTo(422);
        assertThat(admin.get(samples(project) + "?days=366").statusCode()).isEqualTo(200);
    }

    private static JsonNode statistics(Api api) {
        return Api.json(api.get(STATISTICS));
    }

    private static String samples(String project) {
        return "/api/v2.0/projects/" + project + "/statistics/samples";
    }
}
