package dev.berth.project;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Browser;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.StatementCount;
import dev.berth.testkit.TestGroups;
import dev.berth.testkit.TestRobot;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What somebody may do who has a role in a project by a group. */
class GroupRightsTest {

    private static final BerthServer SERVER = BerthServer.start(Map.of(), StatementCount.class);
    private static final TestGroups ISSUER = TestGroups.ofIssuer(SERVER);

    private final People people = new People(SERVER);
    private final String project = people.project();
    private final String name = people.user();
    private final Api person = Api.basic(SERVER, name, People.PASSWORD);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void pushSomething() {
        RegistryClient.admin(SERVER, project + "/app").pushImage(Bytes.random(16));
    }

    @Test
    void S27_whatAGroupGaveIsGoneWithTheNextSignInOnEveryWay() {
        Browser browser = Browser.of(SERVER, name, People.PASSWORD);
        RegistryClient client = RegistryClient.basic(SERVER, project + "/app", name, People.PASSWORD);
        ISSUER.join(project, "team", People.PROJECT_ADMIN);

        ISSUER.signedIn(name, "team", "other");
        assertThat(reached(browser, client)).isEqualTo(List.of(200, 200, "pull,push,delete", 200, 200));

        ISSUER.signedIn(name, "other");
        assertThat(reached(browser, client)).isEqualTo(List.of(403, 403, "", 401, 403));
    }

    @Test
    void whatSomebodyHasAloneStaysWhenTheGroupGoes() {
        people.join(project, name, People.GUEST);
        ISSUER.join(project, "strong", 4);

        ISSUER.signedIn(name, "strong");
        assertThat(roles()).isEqualTo("4 [4,3]");

        ISSUER.signedIn(name);
        assertThat(roles()).isEqualTo("3 [3]");
    }

    @Test
    void severalGroupsGiveWhatAnyOfThemGives() {
        ISSUER.join(project, "readers", 5);
        ISSUER.join(project, "writers", People.DEVELOPER);
        ISSUER.join(project, "writers too", People.DEVELOPER);

        ISSUER.signedIn(name, "readers", "writers", "writers too");

        assertThat(roles()).isEqualTo("2 [2,5]");
        assertThat(granted("pull,push,delete")).isEqualTo("pull,push");
    }

    @Test
    void S18_aGroupOfAnotherIssuerGivesNothing() {
        TestGroups other = TestGroups.ofIssuer(SERVER);
        ISSUER.join(project, "staff", People.PROJECT_ADMIN);

        other.signedIn(name, "staff");
        assertThat(person.get(path()).statusCode()).isEqualTo(403);

        ISSUER.signedIn(name, "staff");
        other.signedIn(name);
        assertThat(person.get(path()).statusCode())
                .as("what the other one takes away is its own")
                .isEqualTo(200);
    }

    @Test
    void groupsOfAProviderThatIsSwitchedOffOrGoneGiveNothing() {
        TestGroups other = TestGroups.ofIssuer(SERVER);
        other.join(project, "guests", People.GUEST);
        other.signedIn(name, "guests");
        assertThat(person.get(path()).statusCode()).isEqualTo(200);

        other.enable(false);
        assertThat(person.get(path()).statusCode()).isEqualTo(403);
        assertThat(projects()).doesNotContain(project);

        other.enable(true);
        assertThat(projects()).contains(project);
        JdbcClient.create(SERVER.database().dataSource())
                .sql("delete from identity_provider where provider_id = ?")
                .param(other.provider())
                .update();
        assertThat(person.get(path()).statusCode()).isEqualTo(403);
        assertThat(Api.admin(SERVER).get(path() + "/members").body()).doesNotContain("guests");
    }

    @Test
    void listsCountsSearchAndLogsShowWhatGroupsOpen() {
        String group = "everywhere of " + name;
        ISSUER.join(project, group, People.PROJECT_ADMIN);
        assertThat(seen()).isEqualTo(List.of(false, false, false, false, "0"));

        ISSUER.signedIn(name, group);
        assertThat(seen()).isEqualTo(List.of(true, true, true, true, "1"));
        assertThat(person.get("/api/v2.0/permissions").statusCode()).isEqualTo(200);
        assertThat(person.post(
                                TestRobot.PATH,
                                TestRobot.body(
                                        TestRobot.newName(),
                                        "project",
                                        TestRobot.place("project", project, "repository:push")))
                        .statusCode())
                .isEqualTo(201);

        ISSUER.signedIn(name);
        assertThat(seen()).isEqualTo(List.of(false, false, false, false, "0"));
        assertThat(person.get("/api/v2.0/permissions").statusCode()).isEqualTo(403);
    }

    @Test
    void S02_whoIsAMaintainerByAGroupMakesNoRobots() {
        ISSUER.join(project, "makers", 4);
        ISSUER.signedIn(name, "makers");

        assertThat(person.post(
                                TestRobot.PATH,
                                TestRobot.body(
                                        TestRobot.newName(),
                                        "project",
                                        TestRobot.place("project", project, "member:create")))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theListOfProjectsTakesAsManyStatementsForManyGroupsAsForNone() {
        person.get("/api/v2.0/projects");
        int none = StatementCount.of(() -> person.get("/api/v2.0/projects"));
        List<String> groups =
                IntStream.range(0, 20).mapToObj(number -> name + " " + number).toList();
        groups.forEach(group -> ISSUER.join(people.project(), group, People.GUEST));
        ISSUER.signedIn(name, groups.toArray(String[]::new));
        int many = StatementCount.of(() -> person.get("/api/v2.0/projects?page_size=100"));

        assertThat(many).isLessThanOrEqualTo(none + 2).isLessThan(15);
        assertThat(projects()).hasSize(21);
    }

    /** Status in REST, on /v2, what the token service grants, what a client gets with its token, and status in a session. */
    private List<Object> reached(Browser browser, RegistryClient client) {
        return List.of(
                person.get(path()).statusCode(),
                person.put(path(), "{}").statusCode(),
                granted("pull,push,delete"),
                client.withToken("repository:" + project + "/app:pull")
                        .get("tags/list")
                        .status(),
                browser.get(path()).statusCode());
    }

    private List<Object> seen() {
        return List.of(
                projects().contains(project),
                person.get("/api/v2.0/repositories").body().contains(project),
                person.get("/api/v2.0/search?q=" + project).body().contains(project),
                person.get("/api/v2.0/auditlog-exts?page_size=100").body().contains(project),
                Api.json(person.get("/api/v2.0/statistics"))
                        .get("private_project_count")
                        .asString());
    }

    private List<String> projects() {
        return StreamSupport.stream(
                        Api.json(person.get("/api/v2.0/projects?page_size=100")).spliterator(), false)
                .map(one -> one.get("name").asString())
                .toList();
    }

    private String roles() {
        JsonNode shown = Api.json(person.get(path()));
        return shown.get("current_user_role_id") + " " + shown.get("current_user_role_ids");
    }

    /** The actions that a token gets of these. */
    private String granted(String actions) {
        HttpResponse<String> answer =
                person.get("/service/token?service=harbor-registry&scope=repository:" + project + "/app:" + actions);
        String token = Api.json(answer).get("token").asString();
        byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        JsonNode access = JsonMapper.shared().readTree(claims).get("access");
        return access.isEmpty()
                ? ""
                : StreamSupport.stream(access.get(0).get("actions").spliterator(), false)
                        .map(action -> action.asString())
                        .collect(Collectors.joining(","));
    }

    private String path() {
        return "/api/v2.0/projects/" + project;
    }
}
