package dev.berth.project;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.KnownGroups;
import dev.berth.testkit.People;
import dev.berth.testkit.StatementCount;
import dev.berth.testkit.TestGroups;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Groups as members of projects. */
class MemberGroupsTest {

    private static final BerthServer SERVER = BerthServer.start(Map.of(), KnownGroups.class, StatementCount.class);
    private static final KnownGroups DIRECTORY = SERVER.bean(KnownGroups.class);
    private static final TestGroups ISSUER = TestGroups.ofIssuer(SERVER);
    private static final TestGroups OTHER_ISSUER = TestGroups.ofIssuer(SERVER);

    private final People people = new People(SERVER);
    private final Api admin = Api.admin(SERVER);
    private final String project = people.project();
    private final Api owner = Api.basic(SERVER, people.member(project, People.PROJECT_ADMIN), People.PASSWORD);

    @BeforeAll
    static void makeDirectory() {
        TestGroups.ofDirectory(SERVER);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aGroupIsAMemberLikeAPerson() {
        ISSUER.signedIn(people.user(), "ops");

        String path = added("{'id':%d}".formatted(ISSUER.id("ops")), 2);

        JsonNode member = Api.json(owner.get(path));
        assertThat(member.get("entity_type").asString()).isEqualTo("g");
        assertThat(member.get("entity_name").asString()).isEqualTo("ops");
        assertThat(member.get("entity_id").asLong()).isEqualTo(ISSUER.id("ops"));
        assertThat(member.get("role_id").asInt()).isEqualTo(2);
        assertThat(owner.put(path, "{\"role_id\":5}").statusCode()).isEqualTo(200);
        assertThat(Api.json(owner.get(path)).get("role_name").asString()).isEqualTo("limitedGuest");
        assertThat(owner.delete(path).statusCode()).isEqualTo(200);
        assertThat(owner.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void aGroupHasOneRole() {
        added("{'group_name':'once','group_type':3}", 2);

        assertThat(add("{'group_name':'once','group_type':3}", 3).statusCode()).isEqualTo(409);
        assertThat(add("{'id':%d}".formatted(ISSUER.id("once")), 3).statusCode())
                .isEqualTo(409);
    }

    @Test
    void anIssuersGroupNeedNotHaveBeenSeen() {
        String name = people.user();

        added("{'group_name':'not seen yet','group_type':3}", 3);
        ISSUER.signedIn(name, "not seen yet");

        assertThat(Api.basic(SERVER, name, People.PASSWORD).get(path()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aDirectorysGroupIsOneThatItKnows() {
        DIRECTORY.add("cn=devs,dc=example,dc=com", "devs");

        String path = added("{'ldap_group_dn':'CN=Devs,DC=example,DC=com'}", 2);
        added("{'group_type':1,'ldap_group_dn':'cn=devs, dc=example, dc=com'}", 2, people.project());

        assertThat(Api.json(owner.get(path)).get("entity_name").asString()).isEqualTo("devs");
        assertThat(Api.json(admin.get("/api/v2.0/usergroups?group_name=devs")).size())
                .isEqualTo(1);
        assertThat(add("{'group_name':'devs','group_type':1}", 2).statusCode())
                .as("found by its name, once it is here")
                .isEqualTo(409);
    }

    @Test
    void aDirectoryThatIsAwayHindersNobodyWhereTheGroupIsHere() {
        DIRECTORY.add("cn=here,dc=example,dc=com", "here");
        added("{'ldap_group_dn':'cn=here,dc=example,dc=com'}", 2, people.project());
        DIRECTORY.setAway(true);
        HttpResponse<String> known = add("{'ldap_group_dn':'cn=here,dc=example,dc=com'}", 2);
        HttpResponse<String> unknown = add("{'ldap_group_dn':'cn=elsewhere,dc=example,dc=com'}", 2);
        DIRECTORY.setAway(false);

        assertThat(known.statusCode()).isEqualTo(201);
        assertThat(unknown.statusCode()).isEqualTo(503);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'id':987654321}|404",
                "{'group_name':'nobody','group_type':1}|404",
                "{'group_name':'nobody'}|400",
                "{'group_name':'nobody','group_type':2}|400",
                "{'ldap_group_dn':'nonsense'}|400",
                "{'ldap_group_dn':'cn=none,dc=example,dc=com'}|400",
                "{'ldap_group_dn':'cn=none,dc=example,dc=com','provider_id':1}|400",
                "{'group_type':3}|400",
                "{}|400"
            })
    void whatIsNoGroupIsRefused(String group, int status) {
        assertThat(add(group, 2).statusCode()).isEqualTo(status);
    }

    @Test
    void aRoleThatThereIsNotMakesNoGroup() {
        assertThat(add("{'group_name':'without role','group_type':3}", 6).statusCode())
                .isEqualTo(400);
        assertThat(admin.get("/api/v2.0/usergroups?group_name=without").body()).isEqualTo("[]");
    }

    @Test
    void severalGroupsOfOneNameAreToldApartByTheClient() {
        DIRECTORY.add("cn=same,ou=a,dc=example,dc=com", "same");
        DIRECTORY.add("cn=same,ou=b,dc=example,dc=com", "same");
        added("{'ldap_group_dn':'cn=same,ou=a,dc=example,dc=com'}", 2);
        added("{'ldap_group_dn':'cn=same,ou=b,dc=example,dc=com'}", 3);

        assertThat(add("{'group_name':'same','group_type':1}", 2).body()).contains("several groups");
    }

    @Test
    void S18_aGroupIsNoPersonOfThatName() {
        String name = people.user();
        added("{'group_name':'%s','group_type':3}".formatted(name), 2);
        HttpResponse<String> person =
                owner.post(members(), "{\"role_id\":3,\"member_user\":{\"username\":\"%s\"}}".formatted(name));

        assertThat(person.statusCode()).as("both are members").isEqualTo(201);
        assertThat(types("?entityname=" + name)).containsExactlyInAnyOrder("g", "u");
        added("{'group_name':'a group alone','group_type':3}", 2);
        assertThat(owner.post(members(), "{\"role_id\":3,\"member_user\":{\"username\":\"a group alone\"}}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(owner.post(members(), "{\"role_id\":3,\"member_user\":{\"user_id\":%d}}".formatted(987654321))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void S18_aGroupOfAnotherIssuerIsAnotherMember() {
        added("{'group_name':'staff','group_type':3}", 2);
        added("{'group_name':'staff','group_type':3,'provider_id':%d}".formatted(OTHER_ISSUER.provider()), 3);

        assertThat(types("?entityname=staff")).containsExactly("g", "g");
        assertThat(ISSUER.id("staff")).isNotEqualTo(OTHER_ISSUER.id("staff"));
    }

    @Test
    void S09_aMemberOfAnotherProjectIsNotThere() {
        String other = people.project();
        String foreign = added("{'group_name':'foreign','group_type':3}", 3, other);
        String path = members() + foreign.substring(foreign.lastIndexOf('/'));

        for (Api somebody : List.of(owner, admin)) {
            assertThat(somebody.get(path).statusCode()).isEqualTo(404);
            assertThat(somebody.put(path, "{\"role_id\":1}").statusCode()).isEqualTo(404);
            assertThat(somebody.delete(path).statusCode()).isEqualTo(404);
        }
        assertThat(Api.json(admin.get(foreign)).get("role_id").asInt()).isEqualTo(3);
    }

    @Test
    void S48_aGroupThatGoesMeanwhileBecomesNoMember() throws Exception {
        for (int round = 0; round < 10; round++) {
            String group = "going " + round;
            ISSUER.signedIn(people.user(), group);
            long id = ISSUER.id(group);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<HttpResponse<String>> gone = threads.submit(() -> admin.delete("/api/v2.0/usergroups/" + id));
                Future<HttpResponse<String>> added = threads.submit(() -> add("{'id':%d}".formatted(id), 3));
                assertThat(gone.get().statusCode()).isEqualTo(200);
                assertThat(added.get().statusCode()).isIn(201, 404);
            }
            assertThat(owner.get(members()).body()).doesNotContain(group);
        }
    }

    @Test
    void theSummaryCountsPeopleAndGroups() {
        added("{'group_name':'counted','group_type':3}", 2);
        people.member(project, People.DEVELOPER);

        JsonNode summary = Api.json(owner.get(path() + "/summary"));

        assertThat(summary.get("developer_count").asInt()).isEqualTo(2);
        assertThat(summary.get("project_admin_count").asInt()).isEqualTo(2);
    }

    @Test
    void aGroupThatIsNewHereIsWrittenDownAsOne() {
        added("{'group_name':'first seen','group_type':3}", 3);

        assertThat(admin.get("/api/v2.0/auditlog-exts?q=resource=first%20seen").body())
                .contains("\"resource_type\":\"group\"", "\"resource_type\":\"member\"");
    }

    @Test
    void aListTakesAsManyStatementsForManyMembersAsForOne() {
        owner.get(members());
        int few = StatementCount.of(() -> owner.get(members()));
        for (int i = 0; i < 15; i++) {
            added("{'group_name':'many %d','group_type':3}".formatted(i), 3);
            people.member(project, People.GUEST);
        }
        int many = StatementCount.of(() -> owner.get(members() + "?page_size=100"));

        assertThat(many).isLessThanOrEqualTo(few + 2).isLessThan(12);
        assertThat(types("?page_size=100")).hasSize(32);
    }

    private HttpResponse<String> add(String group, int role) {
        return add(group, role, project);
    }

    private HttpResponse<String> add(String group, int role, String toProject) {
        String body = "{'role_id':%d,'member_group':%s}".formatted(role, group).replace('\'', '"');
        return (toProject.equals(project) ? owner : admin).post("/api/v2.0/projects/" + toProject + "/members", body);
    }

    private String added(String group, int role) {
        return added(group, role, project);
    }

    /** The path of the member. */
    private String added(String group, int role, String toProject) {
        HttpResponse<String> answer = add(group, role, toProject);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private List<String> types(String query) {
        return StreamSupport.stream(Api.json(owner.get(members() + query)).spliterator(), false)
                .map(member -> member.get("entity_type").asString())
                .toList();
    }

    private String path() {
        return "/api/v2.0/projects/" + project;
    }

    private String members() {
        return path() + "/members";
    }
}
