package dev.berth.project;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.People;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class LabelApiTest {

    private static final String LABELS = "/api/v2.0/labels";

    private final BerthServer server = BerthServer.shared();
    private final People people = new People(server);
    private final Api admin = Api.admin(server);
    private final Api anonymous = Api.anonymous(server);
    private final String project = people.project();
    private final long projectId = id(project);
    private final Api maintainer = Api.basic(server, people.member(project, 4), People.PASSWORD);
    private final Api guest = Api.basic(server, people.member(project, People.GUEST), People.PASSWORD);
    private final Api stranger = Api.basic(server, people.user(), People.PASSWORD);
    private final String name = "l" + UUID.randomUUID();

    @Test
    void aLabelOfAProjectIsMadeReadChangedAndDeleted() {
        String path = created(maintainer.post(LABELS, ofProject(name)));

        JsonNode label = Api.json(guest.get(path));
        assertThat(LABELS + "/" + label.get("id").asLong()).isEqualTo(path);
        assertThat(label.get("name").asString()).isEqualTo(name);
        assertThat(label.get("scope").asString()).isEqualTo("p");
        assertThat(label.get("project_id").asLong()).isEqualTo(projectId);
        assertThat(label.get("color").asString()).isEqualTo("#0A7CFF");
        assertThat(label.get("creation_time").asString()).isNotEmpty();

        assertThat(maintainer
                        .put(path, "{\"name\":\"%s-b\",\"description\":\"d\",\"color\":\"\"}".formatted(name))
                        .statusCode())
                .isEqualTo(200);
        label = Api.json(guest.get(path));
        assertThat(label.get("name").asString()).isEqualTo(name + "-b");
        assertThat(label.get("description").asString()).isEqualTo("d");
        assertThat(label.get("color").asString()).isEmpty();

        assertThat(maintainer.delete(path).statusCode()).isEqualTo(200);
        assertThat(maintainer.get(path).statusCode()).isEqualTo(404);
        assertThat(maintainer.delete(path).statusCode()).isEqualTo(404);
        assertThat(maintainer.put(path, "{\"name\":\"x\"}").statusCode()).isEqualTo(404);
    }

    @Test
    void aGlobalLabelBelongsToAdministratorsAndIsReadByWhoeverHasSignedIn() {
        assertThat(maintainer.post(LABELS, global(name)).statusCode()).isEqualTo(403);
        String path = created(admin.post(LABELS, global(name)));

        JsonNode label = Api.json(stranger.get(path));
        assertThat(label.get("scope").asString()).isEqualTo("g");
        assertThat(label.has("project_id")).isFalse();
        assertThat(names(stranger.get(LABELS + "?scope=g&name=" + name))).containsExactly(name);
        assertThat(anonymous.get(path).statusCode()).isEqualTo(401);
        assertThat(anonymous.get(LABELS + "?scope=g").statusCode()).isEqualTo(401);
        assertThat(maintainer.put(path, "{\"name\":\"x\"}").statusCode()).isEqualTo(403);
        assertThat(maintainer.delete(path).statusCode()).isEqualTo(403);
        assertThat(admin.delete(path).statusCode()).isEqualTo(200);
    }

    @Test
    void aNameIsTakenOnceInEachScope() {
        created(maintainer.post(LABELS, ofProject(name)));
        String another = created(maintainer.post(LABELS, ofProject(name + "-b")));

        assertThat(maintainer.post(LABELS, ofProject(name)).statusCode()).isEqualTo(409);
        assertThat(maintainer.put(another, "{\"name\":\"%s\"}".formatted(name)).statusCode())
                .isEqualTo(409);
        created(admin.post(LABELS, global(name)));
        assertThat(admin.post(LABELS, global(name)).statusCode()).isEqualTo(409);
        String other = people.project();
        created(admin.post(LABELS, "{\"name\":\"%s\",\"scope\":\"p\",\"project_id\":%d}".formatted(name, id(other))));
    }

    @Test
    void labelsAreFilteredAndSorted() {
        for (String suffix : List.of("b", "a", "C")) {
            created(maintainer.post(LABELS, ofProject(name + suffix)));
        }
        String list = LABELS + "?scope=p&project_id=" + projectId;

        assertThat(names(guest.get(list))).containsExactly(name + "C", name + "a", name + "b");
        assertThat(names(guest.get(list + "&sort=-id"))).containsExactly(name + "C", name + "a", name + "b");
        assertThat(names(guest.get(list + "&q=name=" + name + "a"))).containsExactly(name + "a");
        assertThat(names(guest.get(list + "&q=name%3D~" + name + "c"))).containsExactly(name + "C");
        assertThat(names(guest.get(list + "&name=" + name + "A"))).containsExactly(name + "a");
        HttpResponse<String> page = guest.get(list + "&page=2&page_size=1");
        assertThat(names(page)).containsExactly(name + "a");
        assertThat(page.headers().firstValue("X-Total-Count")).contains("3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?scope=x",
                "?scope=p",
                "?scope=p&project_id=0",
                "?scope=g&q=project_id=1",
                "?scope=g&q=projectId=1",
                "?scope=g&q=name",
                "?scope=g&sort=project_id",
                "?scope=g&sort=password",
                "?scope=g&q=id=x",
                "?scope=g&name=a&q=name=b"
            })
    void S06_aListThatCannotBeMeantIs400(String query) {
        assertThat(admin.get(LABELS + query).statusCode()).isEqualTo(400);
    }

    @Test
    void S43_aLabelThatOneMayNotReadIsNotThere() {
        String path = created(maintainer.post(LABELS, ofProject(name)));
        String absent = LABELS + "/999999999";

        assertThat(stranger.get(path).statusCode()).isEqualTo(404);
        assertThat(stranger.get(path).body().replaceAll("\\d+", ""))
                .isEqualTo(stranger.get(absent).body().replaceAll("\\d+", ""));
        assertThat(stranger.put(path, "{\"name\":\"x\"}").statusCode()).isEqualTo(404);
        assertThat(stranger.delete(path).statusCode()).isEqualTo(404);
        assertThat(anonymous.get(path).statusCode()).isEqualTo(401);
        assertThat(anonymous.get(absent).statusCode()).isEqualTo(401);
        assertThat(guest.put(path, "{\"name\":\"x\"}").statusCode()).isEqualTo(403);
        assertThat(guest.delete(path).statusCode()).isEqualTo(403);
        assertThat(Api.json(guest.get(path)).get("name").asString()).isEqualTo(name);
    }

    @Test
    void S43_labelsOfAPrivateProjectAndOfAnAbsentOneAreRefusedAlike() {
        assertThat(stranger.get(LABELS + "?scope=p&project_id=" + projectId).statusCode())
                .isEqualTo(403);
        assertThat(stranger.get(LABELS + "?scope=p&project_id=999999999").statusCode())
                .isEqualTo(403);
        assertThat(stranger.post(LABELS, ofProject(name)).statusCode()).isEqualTo(403);
        assertThat(guest.post(LABELS, ofProject(name)).statusCode()).isEqualTo(403);
        assertThat(admin.get(LABELS + "?scope=p&project_id=999999999").statusCode())
                .isEqualTo(404);
    }

    @Test
    void everybodyReadsTheLabelsOfAPublicProject() {
        String open = people.publicProject();
        String path = created(
                admin.post(LABELS, "{\"name\":\"%s\",\"scope\":\"p\",\"project_id\":%d}".formatted(name, id(open))));

        assertThat(anonymous.get(path).statusCode()).isEqualTo(200);
        assertThat(names(anonymous.get(LABELS + "?scope=p&project_id=" + id(open))))
                .containsExactly(name);
        assertThat(anonymous.delete(path).statusCode()).isEqualTo(401);
    }

    @Test
    void S01_aLabelStaysWhereItIsWhateverTheBodySays() {
        String path = created(maintainer.post(LABELS, ofProject(name)));
        String other = people.project();

        maintainer.put(path, """
                {"id":1,"name":"%s","scope":"g","project_id":%d,"creation_time":"2001-01-01T00:00:00Z"}
                """.formatted(name, id(other)));

        JsonNode label = Api.json(guest.get(path));
        assertThat(label.get("scope").asString()).isEqualTo("p");
        assertThat(label.get("project_id").asLong()).isEqualTo(projectId);
        assertThat(label.get("creation_time").asString()).doesNotStartWith("2001");
    }

    @Test
    void labelsGoWithTheirProject() {
        String path = created(maintainer.post(LABELS, ofProject(name)));

        assertThat(admin.delete("/api/v2.0/projects/" + project).statusCode()).isEqualTo(200);

        assertThat(admin.get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"a\"}",
                "{\"name\":\"a\",\"scope\":\"x\"}",
                "{\"name\":\"a\",\"scope\":\"p\"}",
                "{\"name\":\"\",\"scope\":\"g\"}",
                "{\"scope\":\"g\"}",
                "{\"name\":\"a\",\"scope\":\"g\",\"color\":\"red\"}",
                "{\"name\":\"a\\u0000\",\"scope\":\"g\"}",
                "{\"name\":\"a\\ud83d\",\"scope\":\"g\"}",
                "null"
            })
    void whatIsNoLabelIs400(String body) {
        assertThat(admin.post(LABELS, body).statusCode()).isEqualTo(400);
    }

    private String ofProject(String name) {
        return "{\"name\":\"%s\",\"scope\":\"p\",\"project_id\":%d,\"color\":\"#0A7CFF\"}".formatted(name, projectId);
    }

    private static String global(String name) {
        return "{\"name\":\"%s\",\"scope\":\"g\",\"project_id\":1}".formatted(name);
    }

    private long id(String project) {
        return Api.json(admin.get("/api/v2.0/projects/" + project))
                .get("project_id")
                .asLong();
    }

    private static String created(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static List<String> names(HttpResponse<String> list) {
        assertThat(list.statusCode()).isEqualTo(200);
        return StreamSupport.stream(Api.json(list).spliterator(), false)
                .map(label -> label.get("name").asString())
                .toList();
    }
}
