package dev.berth.identity;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.People;

import static org.assertj.core.api.Assertions.assertThat;

/** Lists and single accounts, and what people hear of themselves. */
class UserListTest {

    private static final String USERS = "/api/v2.0/users";

    private final BerthServer server = BerthServer.shared();
    private final People people = new People(server);
    private final Api admin = Api.admin(server);

    @Test
    void theListIsFilteredSortedAndPaged() {
        String mark = "list" + System.nanoTime();
        List.of("b", "c", "a").forEach(letter -> create(mark + letter, letter + "@" + mark + ".example"));

        HttpResponse<String> first = admin.get(
                USERS + "?page_size=2&sort=-username&q=" + query("username=~" + mark.toUpperCase(Locale.ROOT)));

        assertThat(names(first)).containsExactly(mark + "c", mark + "b");
        assertThat(first.headers().firstValue("X-Total-Count")).hasValue("3");
        assertThat(first.headers().firstValue("Link").orElseThrow()).contains("page=2", "rel=\"next\"");
        assertThat(names(admin.get(USERS + "?page=2&page_size=2&sort=-username&q=" + query("username=~" + mark))))
                .containsExactly(mark + "a");
        assertThat(names(admin.get(USERS + "?q=" + query("email=b@" + mark + ".example"))))
                .containsExactly(mark + "b");
        assertThat(names(admin.get(USERS + "?q=" + query("username=~" + mark + ",sysadmin_flag=true"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=password%3D~argon",
                "q=cli_secret%3Dx",
                "q=session_epoch%3D1",
                "sort=password",
                "sort=deleted_at",
                "q=username"
            })
    void S12_theListCannotBeAskedForWhatItDoesNotShow(String query) {
        assertThat(admin.get(USERS + "?" + query).statusCode()).isEqualTo(400);
    }

    @Test
    void onlyAdministratorsAndAuditorsSeeTheList() {
        assertThat(Api.anonymous(server).get(USERS).statusCode()).isEqualTo(401);
        assertThat(Api.basic(server, people.user(), People.PASSWORD).get(USERS).statusCode())
                .isEqualTo(403);
    }

    @Test
    void deletedAccountsAreNotListed() {
        String name = people.user();
        long id = id(name);
        admin.delete(USERS + "/" + id);

        assertThat(names(admin.get(USERS + "?q=" + query("username=" + name)))).isEmpty();
        assertThat(names(admin.get(USERS + "/search?username=" + name))).isEmpty();
    }

    @Test
    void whoHasSignedInFindsOthersByTheirNamesAndNothingElse() {
        String name = people.user();
        Api caller = Api.basic(server, people.user(), People.PASSWORD);

        var found = Api.json(caller.get(USERS + "/search?page_size=100&username=" + name));

        assertThat(StreamSupport.stream(found.spliterator(), false)
                        .filter(one -> one.get("username").asString().equals(name)))
                .singleElement()
                .satisfies(one -> assertThat(one.propertyNames()).containsExactlyInAnyOrder("user_id", "username"));
        assertThat(Api.anonymous(server).get(USERS + "/search?username=" + name).statusCode())
                .isEqualTo(401);
        assertThat(caller.get(USERS + "/search").statusCode()).isEqualTo(400);
        assertThat(names(caller.get(USERS + "/search?username=%25")))
                .as("a wildcard of SQL")
                .isEmpty();
    }

    @Test
    void peopleReadTheirOwnAccountWithEveryFieldOfHarbor() {
        String name = people.user();

        var own = Api.json(Api.basic(server, name, People.PASSWORD).get(USERS + "/" + id(name)));

        assertThat(own.propertyNames())
                .contains(
                        "user_id",
                        "username",
                        "email",
                        "realname",
                        "sysadmin_flag",
                        "admin_role_in_auth",
                        "creation_time",
                        "update_time",
                        "auditor_flag");
        assertThat(own.get("email").asString()).isEqualTo(name + "@example.com");
    }

    @Test
    void permissionsInAProjectAreThoseOfTheRole() {
        String project = people.project();
        long projectId = Api.json(admin.get("/api/v2.0/projects/" + project))
                .get("project_id")
                .asLong();
        Api guest = Api.basic(server, people.member(project, People.GUEST), People.PASSWORD);
        String permissions = USERS + "/current/permissions?scope=/project/" + projectId;

        assertThat(guest.get(permissions).body())
                .contains("{\"resource\":\"/project/" + projectId + "\",\"action\":\"read\"}")
                .contains("{\"resource\":\"/project/" + projectId + "/repository\",\"action\":\"pull\"}")
                .doesNotContain("push");
        assertThat(guest.get(permissions + "&relative=true").body())
                .contains("{\"resource\":\".\",\"action\":\"read\"}")
                .contains("{\"resource\":\"repository\",\"action\":\"pull\"}")
                .doesNotContain("/project");
        assertThat(guest.get(USERS + "/current/permissions?relative=true&scope=/project/" + projectId + "/member")
                        .body())
                .isEqualTo("[{\"resource\":\".\",\"action\":\"list\"},{\"resource\":\".\",\"action\":\"read\"}]");
    }

    @Test
    void S43_ofAForeignProjectAndOfNoneThereIsNothingToSay() {
        String project = people.project();
        long projectId = Api.json(admin.get("/api/v2.0/projects/" + project))
                .get("project_id")
                .asLong();
        Api stranger = Api.basic(server, people.user(), People.PASSWORD);

        for (String scope : List.of("/project/" + projectId, "/project/987654321", "", "/project/x", "/system")) {
            HttpResponse<String> answer = stranger.get(USERS + "/current/permissions?scope=" + scope);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).as(scope).isEqualTo("[]");
        }
        assertThat(Api.anonymous(server)
                        .get(USERS + "/current/permissions?scope=/project/" + projectId)
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/abc", "/99999999999999999999", "/1.5"})
    void anIdThatIsNoNumberIs422(String id) {
        assertThat(admin.get(USERS + id).statusCode()).isEqualTo(422);
    }

    private void create(String name, String email) {
        assertThat(admin.post(
                                USERS,
                                "{\"username\":\"%s\",\"email\":\"%s\",\"password\":\"%s\"}"
                                        .formatted(name, email, People.PASSWORD))
                        .statusCode())
                .isEqualTo(201);
    }

    private long id(String name) {
        return server.bean(Accounts.class).find(name).orElseThrow().id();
    }

    private static List<String> names(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(Api.json(answer).spliterator(), false)
                .map(user -> user.get("username").asString())
                .toList();
    }

    private static String query(String q) {
        return URLEncoder.encode(q, StandardCharsets.UTF_8);
    }
}
