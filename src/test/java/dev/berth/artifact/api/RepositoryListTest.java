package dev.berth.artifact.api;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.oci.Digest;
import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class RepositoryListTest {

    private static final String ALL = "/api/v2.0/repositories";

    private final BerthServer server = BerthServer.shared();
    private final People people = new People(server);
    private final String project = people.project();
    private final String repositories = "/api/v2.0/projects/" + project + "/repositories";
    private final Api admin = Api.admin(server);
    private final Api stranger = Api.basic(server, people.user(), People.PASSWORD);
    private final Api anonymous = Api.anonymous(server);

    @Test
    void aRepositoryShowsWhatItHolds() {
        RegistryClient client = in("tools/app");
        ManifestJson image = client.image(Bytes.random(10));
        client.putManifest("v1", image).expect(201);
        client.putManifest("v2", ManifestJson.index().child(image).child(client.pushImage(Bytes.random(11))))
                .expect(201);

        JsonNode shown = Api.json(admin.get(repositories + "/tools%252Fapp"));
        assertThat(shown.get("name").asString()).isEqualTo(project + "/tools/app");
        assertThat(shown.get("artifact_count").asInt()).isEqualTo(2);
        assertThat(shown.get("pull_count").asInt()).isZero();
        assertThat(shown.get("description").asString()).isEmpty();
        assertThat(Api.json(admin.get(repositories)).get(0)).isEqualTo(shown);
    }

    @Test
    void whatIsChangedInARepositoryMovesItsTime() {
        RegistryClient client = in("app");
        client.putManifest("v1", client.image(Bytes.random(10))).expect(201);
        Instant pushed = updated("app");
        client.putManifest("v2", client.image(Bytes.random(10))).expect(201);
        Instant pushedAgain = updated("app");
        client.delete("manifests/v1").expect(202);

        assertThat(pushedAgain).isAfter(pushed);
        assertThat(updated("app")).isAfter(pushedAgain);
    }

    @Test
    void anUploadAloneLeavesNothingToBeSeen() {
        in("app").pushBlob(Bytes.random(10));

        assertThat(names(admin.get(repositories))).isEmpty();
        assertThat(admin.get(repositories + "/app").statusCode()).isEqualTo(404);
    }

    @Test
    void qAsksForNamesAndBlobs() {
        Digest blob = in("one").pushBlob(Bytes.random(99));
        in("one").pushImage(Bytes.random(10));
        in("two").pushImage(Bytes.random(11));

        assertThat(names(admin.get(repositories + "?q=name=~ONE"))).containsExactly(project + "/one");
        assertThat(names(admin.get(repositories + "?q=name=" + project + "/two")))
                .containsExactly(project + "/two");
        assertThat(names(admin.get(repositories + "?sort=name"))).containsExactly(project + "/one", project + "/two");
        assertThat(names(admin.get(repositories + "?q=blob_digest=" + blob))).containsExactly(project + "/one");
        assertThat(names(admin.get(ALL + "?q=blob_digest=" + blob))).containsExactly(project + "/one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"q=deleted_at=x", "q=name", "sort=r.name", "q=id=one", "q=blob_digest=~sha", "q=blob_digest=x"})
    void S06_S12_whatTheListDoesNotShowCannotBeAskedFor(String query) {
        assertThat(admin.get(repositories + "?" + query).statusCode()).isEqualTo(400);
        assertThat(anonymous.get(ALL + "?" + query).statusCode()).isEqualTo(400);
    }

    @Test
    void S43_nobodySeesRepositoriesOfProjectsThatAreNotTheirs() {
        String name = "x" + UUID.randomUUID();
        Digest blob = in(name).pushBlob(Bytes.random(50));
        in(name).pushImage(Bytes.random(10));

        for (Api somebody : List.of(stranger, anonymous)) {
            for (String query : List.of("name=~" + name, "blob_digest=" + blob)) {
                HttpResponse<String> list = somebody.get(ALL + "?q=" + query);
                assertThat(names(list)).isEmpty();
                assertThat(list.headers().firstValue("X-Total-Count")).contains("0");
            }
            int refused = somebody == anonymous ? 401 : 403;
            for (String place : List.of(repositories, "/api/v2.0/projects/nowhere/repositories")) {
                assertThat(somebody.get(place).statusCode()).isEqualTo(refused);
                assertThat(somebody.get(place + "/" + name).statusCode()).isEqualTo(refused);
                assertThat(somebody.get(place + "/" + name + "/artifacts").statusCode())
                        .isEqualTo(refused);
            }
        }
        assertThat(names(admin.get(ALL + "?q=name=~" + name))).hasSize(1);
    }

    @Test
    void S43_aMemberSeesTheRepositoriesOfTheProject() {
        in("app").pushImage(Bytes.random(10));
        Api guest = Api.basic(server, people.member(project, People.GUEST), People.PASSWORD);

        assertThat(names(guest.get(ALL + "?q=name=~" + project + "/"))).containsExactly(project + "/app");
        assertThat(names(guest.get(repositories))).containsExactly(project + "/app");
    }

    /** The same decision for the same name, however it is written; everything else is refused before anything is read. */
    @Test
    void S08_S41_aNameIsFoundHoweverItsSlashIsEncoded() {
        in("a/b").putManifest("v1", in("a/b").image(Bytes.random(10))).expect(201);

        for (String name : List.of("a%252Fb", "a%2Fb", "a%2fb", "%61%252fb")) {
            assertThat(admin.get(repositories + "/" + name + "/artifacts/v1").statusCode())
                    .as(name)
                    .isEqualTo(200);
            assertThat(stranger.get(repositories + "/" + name + "/artifacts/v1").statusCode())
                    .as(name)
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a/b/artifacts/v1",
                "//a%252Fb/artifacts/v1",
                "/a%25252Fb/artifacts/v1",
                "/a%252F%252Fb/artifacts/v1",
                "/a%252F..%252Fa%252Fb/artifacts/v1",
                "/x%252F%252e%252e%252Fa%252Fb/artifacts/v1",
                "/..%2F" + "a%2Fb/artifacts/v1",
                "/a%252Fb;x/artifacts/v1",
                "/a%252Fb%3Bx/artifacts/v1",
                "/a%252Fb/artifacts;x/v1",
                "/a%252Fb/artifacts//v1",
                "/a%252Fb/./artifacts/v1",
                "/A%252Fb/artifacts/v1",
                "/a%252Fb%2500/artifacts/v1",
                "/a%252Fb%25/artifacts/v1",
                "/a%255Cb/artifacts/v1",
                "/a%252Fb/artifacts/v1%2F",
                "/a%252Fb/artifacts/V1"
            })
    void S08_S41_noVariantOfAPathReachesTheArtifact(String variant) {
        in("a/b").putManifest("v1", in("a/b").image(Bytes.random(10))).expect(201);

        assertThat(admin.get(repositories + variant).statusCode()).isBetween(400, 499);
        assertThat(stranger.get(repositories + variant).statusCode()).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"v2", "sha256:abc", "sha256:", "-x", "v1:v1", "%2e%2e", "sha999:00", "v1@sha256:00", "a%20b"})
    void aReferenceThatNothingHasIs404(String reference) {
        in("app").putManifest("v1", in("app").image(Bytes.random(10))).expect(201);

        for (String rest : List.of("", "/tags", "/accessories", "/additions/build_history")) {
            assertThat(admin.get(repositories + "/app/artifacts/" + reference + rest)
                            .statusCode())
                    .as(reference + rest)
                    .isIn(400, 404);
        }
    }

    private Instant updated(String repository) {
        return Instant.parse(Api.json(admin.get(repositories + "/" + repository))
                .get("update_time")
                .asString());
    }

    private RegistryClient in(String repository) {
        return RegistryClient.admin(server, project + "/" + repository);
    }

    private static List<String> names(HttpResponse<String> list) {
        assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
        return StreamSupport.stream(Api.json(list).spliterator(), false)
                .map(repository -> repository.get("name").asString())
                .toList();
    }
}
