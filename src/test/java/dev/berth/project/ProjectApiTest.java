package dev.berth.project;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class ProjectApiTest {

    private static final String PROJECTS = "/api/v2.0/projects";
    private static final String DIGEST_OF_X = "sha256:2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";
    private static final String PASSWORD = "Ship-ahoy-42";
    private static final String OWNER = "owner-" + UUID.randomUUID();
    private static final String STRANGER = "stranger-" + UUID.randomUUID();

    private final BerthServer server = BerthServer.shared();
    private final Api admin = Api.admin(server);
    private final Api owner = Api.basic(server, OWNER, PASSWORD);
    private final Api stranger = Api.basic(server, STRANGER, PASSWORD);
    private final Api anonymous = Api.anonymous(server);

    @BeforeAll
    static void makePeople() {
        for (String name : List.of(OWNER, STRANGER)) {
            Api.admin(BerthServer.shared())
                    .post("/api/v2.0/users", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD));
        }
    }

    @Test
    void theProjectLibraryIsThereAndPublic() {
        JsonNode library = Api.json(anonymous.get(PROJECTS + "/library"));

        assertThat(library.get("project_id").asLong()).isEqualTo(1);
        assertThat(library.get("metadata").get("public").asString()).isEqualTo("true");
        assertThat(library.get("owner_name").asString()).isEqualTo("admin");
    }

    @Test
    void whoMakesAProjectAdministersIt() {
        String name = name();
        HttpResponse<String> created = create(name, false);

        assertThat(created.statusCode()).isEqualTo(201);
        String location = created.headers().firstValue("Location").orElseThrow();
        JsonNode project = Api.json(owner.get(location));
        assertThat(location)
                .isEqualTo(PROJECTS + "/" + project.get("project_id").asLong());
        assertThat(project.get("name").asString()).isEqualTo(name);
        assertThat(project.get("metadata").get("public").asString()).isEqualTo("false");
        assertThat(project.get("current_user_role_id").asInt()).isEqualTo(1);
        assertThat(project.get("repo_count").asInt()).isZero();
    }

    @Test
    void theLocationHoldsTheNameWhereTheClientWantsIt() {
        String name = name();

        HttpResponse<String> created =
                owner.send("POST", PROJECTS, body(name, false), "X-Resource-Name-In-Location", "true");

        assertThat(created.headers().firstValue("Location")).contains(PROJECTS + "/" + name);
    }

    @Test
    void aNumberIsAnIdUnlessTheHeaderSaysOtherwise() {
        String number = Long.toString(System.nanoTime());
        create(number, false);

        assertThat(admin.get(PROJECTS + "/" + number).statusCode()).isEqualTo(404);
        assertThat(admin.send("GET", PROJECTS + "/" + number, null, "X-Is-Resource-Name", "true")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aNameIsTakenOnce() {
        String name = name();
        create(name, false);

        HttpResponse<String> again = create(name, true);

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains(name);
    }

    @Test
    void S48_ofManyWhoWantTheSameNameAtOnceOneGetsIt() {
        String name = name();

        List<Integer> statuses = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> create(name, false).statusCode())
                .toList();

        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Upper", "-a", "a-", "a..b", "a/b", "a b", "ä", "a:b", "..", "a\\u0000"})
    void aNameThatNoRepositoryCanBeginWithIs400(String name) {
        HttpResponse<String> refused = create(name, false);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("project name");
    }

    @Test
    void aBodyWithoutANameIs400() {
        assertThat(owner.post(PROJECTS, "{}").statusCode()).isEqualTo(400);
        assertThat(owner.post(PROJECTS, "{").statusCode()).isEqualTo(400);
        assertThat(owner.post(PROJECTS, "null").statusCode()).isEqualTo(400);
    }

    @Test
    void nobodyMakesAProjectWithoutSigningIn() {
        assertThat(anonymous.post(PROJECTS, body(name(), true)).statusCode()).isEqualTo(401);
    }

    @Test
    void S01_theServersOwnFieldsAreIgnored() {
        String name = name();
        owner.post(PROJECTS, """
                {"project_name":"%s","project_id":1,"owner_id":1,"owner_name":"admin","deleted":true,"repo_count":9,
                 "creation_time":"2001-01-01T00:00:00Z","current_user_role_id":1}
                """.formatted(name));

        JsonNode project = Api.json(owner.get(PROJECTS + "/" + name));
        assertThat(project.get("project_id").asLong()).isGreaterThan(1);
        assertThat(project.get("owner_name").asString()).isEqualTo(OWNER);
        assertThat(project.get("creation_time").asString()).doesNotStartWith("2001");
    }

    @Test
    void headTellsWhetherANameIsTaken() {
        String name = name();
        create(name, false);

        assertThat(stranger.head(PROJECTS + "?project_name=" + name).statusCode())
                .isEqualTo(200);
        assertThat(stranger.head(PROJECTS + "?project_name=" + name()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void S43_aPrivateProjectAndAnAbsentOneAnswerTheSame() {
        String name = name();
        create(name, false);

        for (Api somebody : List.of(stranger, anonymous)) {
            HttpResponse<String> onPrivate = somebody.get(PROJECTS + "/" + name);
            HttpResponse<String> onAbsent = somebody.get(PROJECTS + "/nowhere");

            assertThat(onPrivate.statusCode()).isEqualTo(somebody == anonymous ? 401 : 403);
            assertThat(onPrivate.statusCode()).isEqualTo(onAbsent.statusCode());
            assertThat(onPrivate.body()).isEqualTo(onAbsent.body());
        }
        assertThat(admin.get(PROJECTS + "/nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void S43_listsAndTotalsLeaveOutWhatOneMayNotSee() {
        String name = name();
        create(name, false);

        assertThat(names(owner.get(PROJECTS + "?name=" + name))).containsExactly(name);
        assertThat(names(admin.get(PROJECTS + "?name=" + name))).containsExactly(name);
        for (Api somebody : List.of(stranger, anonymous)) {
            HttpResponse<String> list = somebody.get(PROJECTS + "?name=" + name);
            assertThat(names(list)).isEmpty();
            assertThat(list.headers().firstValue("X-Total-Count")).contains("0");
        }
    }

    @Test
    void aListComesInPagesWithLinks() {
        String prefix = name();
        for (String suffix : List.of("-a", "-b", "-c")) {
            create(prefix + suffix, true);
        }

        HttpResponse<String> page = anonymous.get(PROJECTS + "?name=" + prefix + "&page=2&page_size=1");

        assertThat(names(page)).containsExactly(prefix + "-b");
        assertThat(page.headers().firstValue("X-Total-Count")).contains("3");
        assertThat(page.headers().firstValue("Link"))
                .contains(
                        "<%1$s?name=%2$s&page=1&page_size=1>; rel=\"prev\" , <%1$s?name=%2$s&page=3&page_size=1>; rel=\"next\""
                                .formatted(PROJECTS, prefix));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page_size=101", "page_size=0", "page=0", "page=-1", "page=x", "page=2147483647"})
    void S21_pagesOutsideTheLimitsAre422(String query) {
        assertThat(admin.get(PROJECTS + "?" + query).statusCode()).isEqualTo(422);
    }

    @Test
    void listsAreFilteredByOwnerAndByVisibility() {
        String name = name();
        create(name, true);

        assertThat(names(anonymous.get(PROJECTS + "?owner=" + OWNER + "&name=" + name)))
                .containsExactly(name);
        assertThat(names(anonymous.get(PROJECTS + "?owner=nobody"))).isEmpty();
        assertThat(names(owner.get(PROJECTS + "?public=false&name=" + name))).isEmpty();
    }

    @Test
    void S16_aProjectThatIsMadeAgainIsAnotherOne() {
        String name = name();
        create(name, false);
        long id = id(name);
        String token = Api.json(
                        owner.get("/service/token?service=harbor-registry&scope=repository:" + name + "/a:push,pull"))
                .get("token")
                .asString();

        assertThat(owner.delete(PROJECTS + "/" + name).statusCode()).isEqualTo(200);
        assertThat(owner.get(PROJECTS + "/" + name).statusCode()).isEqualTo(403);
        create(name, false);

        assertThat(id(name)).isNotEqualTo(id);
        Api late = Api.bearer(server, token);
        assertThat(late.send("POST", "/v2/" + name + "/a/blobs/uploads/?digest=" + DIGEST_OF_X, "x")
                        .statusCode())
                .isEqualTo(404);
        assertThat(late.send("POST", "/v2/" + name + "/a/blobs/uploads/", "").statusCode())
                .isEqualTo(404);
        assertThat(late.get("/v2/" + name + "/a/tags/list").statusCode()).isEqualTo(404);
        assertThat(owner.get("/v2/" + name + "/a/tags/list").statusCode()).isEqualTo(404);
    }

    @Test
    void onlyItsAdministratorsDeleteAProject() {
        String name = name();
        create(name, true);

        assertThat(stranger.delete(PROJECTS + "/" + name).statusCode()).isEqualTo(403);
        assertThat(anonymous.delete(PROJECTS + "/" + name).statusCode()).isEqualTo(401);
        assertThat(owner.get(PROJECTS + "/" + name).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> create(String name, boolean open) {
        return owner.post(PROJECTS, body(name, open));
    }

    private long id(String name) {
        return Api.json(admin.get(PROJECTS + "/" + name)).get("project_id").asLong();
    }

    private static List<String> names(HttpResponse<String> list) {
        assertThat(list.statusCode()).isEqualTo(200);
        return StreamSupport.stream(Api.json(list).spliterator(), false)
                .map(project -> project.get("name").asString())
                .toList();
    }

    private static String body(String name, boolean open) {
        return "{\"project_name\":\"%s\",\"metadata\":{\"public\":\"%s\"}}".formatted(name, open);
    }

    private static String name() {
        return "p" + UUID.randomUUID();
    }
}
