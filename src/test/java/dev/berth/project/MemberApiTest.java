package dev.berth.project;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.People;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class MemberApiTest {

    private final BerthServer server = BerthServer.shared();
    private final People people = new People(server);
    private final Api admin = Api.admin(server);
    private final String project = people.project();
    private final String ownerName = people.member(project, People.PROJECT_ADMIN);
    private final Api owner = Api.basic(server, ownerName, People.PASSWORD);

    @Test
    void aMemberIsReadByItsId() {
        String guest = people.member(project, People.GUEST);

        JsonNode member = Api.json(owner.get(member(project, guest)));

        assertThat(member.get("entity_name").asString()).isEqualTo(guest);
        assertThat(member.get("entity_type").asString()).isEqualTo("u");
        assertThat(member.get("role_id").asInt()).isEqualTo(3);
        assertThat(member.get("role_name").asString()).isEqualTo("guest");
        assertThat(member.get("project_id").asLong()).isPositive();
        assertThat(member.get("entity_id").asLong()).isPositive();
    }

    @Test
    void aMemberSeesTheProjectFromThenOn() {
        String name = people.user();
        Api somebody = Api.basic(server, name, People.PASSWORD);
        assertThat(somebody.get(projectPath(project)).statusCode()).isEqualTo(403);

        HttpResponse<String> added = add(owner, 3, name);

        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.headers().firstValue("Location").orElseThrow()).isEqualTo(member(id(project), name));
        assertThat(Api.json(somebody.get(projectPath(project)))
                        .get("current_user_role_id")
                        .asInt())
                .isEqualTo(3);
        assertThat(names(somebody, "")).containsExactly("admin", ownerName, name);
    }

    @Test
    void aMemberHasOneRole() {
        assertThat(add(owner, 3, ownerName).statusCode()).isEqualTo(409);
        assertThat(Api.json(owner.get(member(project, ownerName)))
                        .get("role_id")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void anUnknownPersonIs404() {
        assertThat(add(owner, 1, "nobody-at-all").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"role_id\":6,\"member_user\":{\"username\":\"admin\"}}",
                "{\"role_id\":0,\"member_user\":{\"username\":\"admin\"}}",
                "{\"role_id\":1}",
                "{\"member_user\":{\"username\":\"admin\"}}"
            })
    void aMemberWithoutPersonOrRoleIs400(String body) {
        assertThat(owner.post(members(project), body).statusCode()).isEqualTo(400);
    }

    @Test
    void aNewRoleCountsAtOnce() {
        String name = people.member(project, People.GUEST);
        Api somebody = Api.basic(server, name, People.PASSWORD);
        assertThat(somebody.put(projectPath(project), "{}").statusCode()).isEqualTo(403);

        assertThat(owner.put(member(project, name), "{\"role_id\":1}").statusCode())
                .isEqualTo(200);

        assertThat(somebody.put(projectPath(project), "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void whoIsTakenOutIsOutAtOnce() {
        String name = people.member(project, People.GUEST);
        Api somebody = Api.basic(server, name, People.PASSWORD);
        String path = member(project, name);

        assertThat(owner.delete(path).statusCode()).isEqualTo(200);

        assertThat(somebody.get(projectPath(project)).statusCode()).isEqualTo(403);
        assertThat(owner.get(path).statusCode()).isEqualTo(404);
        assertThat(owner.delete(path).statusCode()).isEqualTo(404);
    }

    @Test
    void theLastAdministratorMayGo() {
        assertThat(owner.delete(member(project, ownerName)).statusCode()).isEqualTo(200);
        assertThat(admin.delete(member(project, "admin")).statusCode()).isEqualTo(200);

        assertThat(owner.get(projectPath(project)).statusCode()).isEqualTo(403);
        assertThat(names(admin, "")).isEmpty();
    }

    @Test
    void membersAreFilteredByAPartOfTheirNameAndCountedSo() {
        String guest = people.member(project, People.GUEST);

        assertThat(names(owner, "?entityname=" + guest.substring(1).toUpperCase(Locale.ROOT)))
                .containsExactly(guest);
        assertThat(owner.get(members(project) + "?entityname=" + guest)
                        .headers()
                        .firstValue("X-Total-Count"))
                .contains("1");
        assertThat(names(owner, "?entityname=%25")).isEmpty();
        assertThat(names(owner, "?page=2&page_size=1")).containsExactly(ownerName);
    }

    @Test
    void S09_aMemberOfAnotherProjectIsNotThere() {
        String other = people.project();
        String foreign = people.member(other, People.GUEST);
        String id = member(other, foreign).replaceAll(".*/", "");
        String path = members(project) + "/" + id;

        for (Api somebody : List.of(owner, admin)) {
            assertThat(somebody.get(path).statusCode()).isEqualTo(404);
            assertThat(somebody.put(path, "{\"role_id\":1}").statusCode()).isEqualTo(404);
            assertThat(somebody.delete(path).statusCode()).isEqualTo(404);
        }
        assertThat(Api.json(admin.get(member(other, foreign))).get("role_id").asInt())
                .isEqualTo(3);
    }

    @Test
    void S09_onlyProjectAdministratorsChangeMembers() {
        String guest = people.member(project, People.GUEST);
        Api maintainer = Api.basic(server, people.member(project, 4), People.PASSWORD);
        String path = member(project, guest);

        assertThat(maintainer.get(path).statusCode()).isEqualTo(200);
        assertThat(maintainer.put(path, "{\"role_id\":1}").statusCode()).isEqualTo(403);
        assertThat(maintainer.delete(path).statusCode()).isEqualTo(403);
        assertThat(maintainer
                        .post(members(project), "{\"role_id\":1,\"member_user\":{\"username\":\"admin\"}}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Api.basic(server, people.member(project, 5), People.PASSWORD)
                        .get(members(project))
                        .statusCode())
                .as("a limited guest")
                .isEqualTo(403);
    }

    @Test
    void S01_theServersOwnFieldsAreIgnored() {
        String other = people.project();
        String name = people.user();
        owner.post(members(project), """
                {"id":1,"project_id":%s,"entity_id":1,"role_id":3,"role_name":"projectAdmin","entity_name":"admin",
                 "member_user":{"username":"%s","user_id":0,"role_id":1}}
                """.formatted(id(other), name));
        owner.put(member(project, name), """
                {"role_id":2,"project_id":%s,"entity_id":1,"id":1,"entity_name":"admin"}
                """.formatted(id(other)));

        JsonNode member = Api.json(owner.get(member(project, name)));
        assertThat(member.get("project_id").asString()).isEqualTo(id(project));
        assertThat(member.get("entity_name").asString()).isEqualTo(name);
        assertThat(member.get("role_id").asInt()).isEqualTo(2);
        assertThat(admin.get(members(other)).body()).doesNotContain(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"role_id\":null}", "{\"role_id\":0}", "{\"role_id\":6}", "{\"role_id\":\"x\"}", "null"})
    void aRoleThatThereIsNotIs400AndNothingChanges(String body) {
        String guest = people.member(project, People.GUEST);

        assertThat(owner.put(member(project, guest), body).statusCode()).isEqualTo(400);
        assertThat(Api.json(owner.get(member(project, guest))).get("role_id").asInt())
                .isEqualTo(3);
    }

    @Test
    void whoNamesAPersonAndAGroupMeansNeither() {
        assertThat(owner.post(members(project), """
                        {"role_id":1,"member_user":{"username":"admin"},"member_group":{"id":1}}""").statusCode()).isEqualTo(400);
    }

    @Test
    void anEmptyGroupBesideAPersonIsNoGroup() {
        String name = people.user();

        assertThat(owner.post(members(project), """
                        {"role_id":3,"member_user":{"username":"%s"},"member_group":{"id":0,"group_name":"","group_type":1}}
                        """.formatted(name)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void anIdThatIsNoneIsRefused() {
        assertThat(owner.get(members(project) + "/0").statusCode()).isEqualTo(404);
        assertThat(owner.get(members(project) + "/x").statusCode()).isEqualTo(422);
        assertThat(owner.get(members(project) + "?page_size=101").statusCode()).isEqualTo(422);
    }

    private HttpResponse<String> add(Api caller, int role, String username) {
        return caller.post(
                members(project), "{\"role_id\":%d,\"member_user\":{\"username\":\"%s\"}}".formatted(role, username));
    }

    private List<String> names(Api caller, String query) {
        return StreamSupport.stream(
                        Api.json(caller.get(members(project) + query)).spliterator(), false)
                .map(member -> member.get("entity_name").asString())
                .toList();
    }

    /** The path of this person's membership. */
    private String member(String project, String username) {
        JsonNode members = Api.json(admin.get(members(project) + "?page_size=100"));
        return StreamSupport.stream(members.spliterator(), false)
                .filter(member -> member.get("entity_name").asString().equals(username))
                .map(member -> members(project) + "/" + member.get("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private String id(String project) {
        return Api.json(admin.get(projectPath(project))).get("project_id").asString();
    }

    private static String members(String project) {
        return projectPath(project) + "/members";
    }

    private static String projectPath(String project) {
        return "/api/v2.0/projects/" + project;
    }
}
