package dev.berth.system;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class SearchApiTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final People PEOPLE = new People(SERVER);
    private static final String MARK = "m" + UUID.randomUUID().toString().replace("-", "");
    private static final String OPEN = PEOPLE.publicProject();
    private static final String CLOSED = PEOPLE.project();
    private static final String MEMBER = PEOPLE.member(CLOSED, People.GUEST);

    @BeforeAll
    static void push() {
        for (String project : List.of(OPEN, CLOSED)) {
            RegistryClient client = RegistryClient.admin(SERVER, project + "/" + MARK);
            client.putManifest("v1", client.image(Bytes.random(10))).expect(201);
        }
    }

    @Test
    void S43_everybodyFindsWhatTheyMaySee() {
        assertThat(repositories(Api.anonymous(SERVER), MARK)).containsExactly(OPEN + "/" + MARK);
        assertThat(repositories(Api.basic(SERVER, PEOPLE.user(), People.PASSWORD), MARK))
                .containsExactly(OPEN + "/" + MARK);
        assertThat(repositories(Api.basic(SERVER, MEMBER, People.PASSWORD), MARK.toUpperCase(Locale.ROOT)))
                .containsExactlyInAnyOrder(OPEN + "/" + MARK, CLOSED + "/" + MARK);
        assertThat(repositories(Api.admin(SERVER), MARK)).hasSize(2);
        assertThat(projects(Api.anonymous(SERVER), CLOSED)).isEmpty();
        assertThat(projects(Api.basic(SERVER, MEMBER, People.PASSWORD), CLOSED)).contains(CLOSED);
    }

    @Test
    void aRepositoryComesWithItsProjectAndItsFigures() {
        JsonNode found = search(Api.anonymous(SERVER), MARK).get("repository").get(0);

        assertThat(found.get("project_name").asString()).isEqualTo(OPEN);
        assertThat(found.get("project_public").asBoolean()).isTrue();
        assertThat(found.get("artifact_count").asInt()).isEqualTo(1);
        assertThat(found.get("pull_count").asInt()).isZero();
        assertThat(found.get("project_id").asLong()).isPositive();
    }

    @Test
    void whatLooksLikeAPatternIsText() {
        assertThat(repositories(Api.admin(SERVER), "%25")).isEmpty();
        assertThat(repositories(Api.admin(SERVER), "_".repeat(20))).isEmpty();
    }

    private static List<String> repositories(Api api, String q) {
        return StreamSupport.stream(search(api, q).get("repository").spliterator(), false)
                .map(found -> found.get("repository_name").asString())
                .toList();
    }

    private static List<String> projects(Api api, String q) {
        return StreamSupport.stream(search(api, q).get("project").spliterator(), false)
                .map(found -> found.get("name").asString())
                .toList();
    }

    private static JsonNode search(Api api, String q) {
        var answer = api.get("/api/v2.0/search?q=" + q);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Api.json(answer);
    }
}
