package dev.berth.identity.group;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.KnownGroups;
import dev.berth.testkit.People;
import dev.berth.testkit.TestGroups;
import dev.berth.testkit.TestRobot;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class GroupApiTest {

    private static final String GROUPS = "/api/v2.0/usergroups";

    private static final BerthServer SERVER = BerthServer.start(Map.of(), KnownGroups.class);
    private static final KnownGroups DIRECTORY = SERVER.bean(KnownGroups.class);
    private static final TestGroups ISSUER = TestGroups.ofIssuer(SERVER);
    private static final TestGroups OTHER_ISSUER = TestGroups.ofIssuer(SERVER);
    private static final TestGroups COMPANY = TestGroups.ofDirectory(SERVER);

    private final People people = new People(SERVER);
    private final Api admin = Api.admin(SERVER);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aGroupOfAnIssuerGoesByTheNameThatItHasInTheClaim() {
        String location = create("{\"group_name\":\"ops\",\"group_type\":3}");

        assertThat(Api.json(admin.get(location)).toString())
                .isEqualTo("{\"id\":%s,\"group_name\":\"ops\",\"group_type\":3,\"provider_id\":%d}"
                        .formatted(id(location), ISSUER.provider()));
        HttpResponse<String> second = admin.post(GROUPS, "{\"group_name\":\"ops\",\"group_type\":3}");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("id " + id(location));
    }

    @Test
    void S18_groupsOfTwoIssuersWithOneNameAreTwo() {
        String one = create("{\"group_name\":\"twins\",\"group_type\":3}");
        String other = create(
                "{\"group_name\":\"twins\",\"group_type\":3,\"provider_id\":%d}".formatted(OTHER_ISSUER.provider()));

        assertThat(one).isNotEqualTo(other);
        assertThat(Api.json(admin.get(other)).get("provider_id").asLong()).isEqualTo(OTHER_ISSUER.provider());
    }

    @Test
    void aGroupOfADirectoryIsOneThatTheDirectoryKnows() {
        DIRECTORY.add("cn=devs,ou=groups,dc=example,dc=com", "devs");
        String location = create("""
                {"group_name":"Developers","group_type":1,"ldap_group_dn":"CN=Devs, OU=groups, DC=example, DC=com"}""");

        JsonNode group = Api.json(admin.get(location));
        assertThat(group.get("group_name").asString()).isEqualTo("Developers");
        assertThat(group.get("ldap_group_dn").asString()).isEqualTo("cn=devs,ou=groups,dc=example,dc=com");
        assertThat(group.get("provider_id").asLong()).isEqualTo(COMPANY.provider());
        assertThat(admin.post(GROUPS, """
                {"group_name":"again","group_type":1,"ldap_group_dn":"cn=devs,ou=groups,dc=example,dc=com"}""").statusCode()).isEqualTo(409);
    }

    @Test
    void whatADirectoryWasAskedIsSaidWithoutItsAddress() {
        DIRECTORY.setAway(true);
        HttpResponse<String> refused = admin.post(GROUPS, """
                {"group_name":"x","group_type":1,"ldap_group_dn":"cn=x,dc=example,dc=com"}""");
        DIRECTORY.setAway(false);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("does not answer at the moment");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'group_name':'x','group_type':2}|authenticating proxy",
                "{'group_name':'x'}|group_type 1 (LDAP) or 3 (OIDC)",
                "{'group_name':'x','group_type':4}|group_type 1 (LDAP) or 3 (OIDC)",
                "{'group_type':3}|group_name",
                "{'group_name':' ','group_type':3}|group_name",
                "{'group_name':'a\\u0000','group_type':3}|group_name",
                "{'group_name':'x','group_type':1}|ldap_group_dn",
                "{'group_name':'x','group_type':1,'ldap_group_dn':'devs'}|no distinguished name",
                "{'group_name':'x','group_type':1,'ldap_group_dn':'cn=none,dc=example,dc=com'}|knows no group",
                "{'group_name':'x','group_type':3,'provider_id':999}|no provider 999",
                "{'group_name':'x','group_type':1,'ldap_group_dn':'cn=x','provider_id':1}|no provider 1 of the kind ldap",
                "[]|"
            })
    void whatNamesNoGroupIsRefusedWithTheReason(String body, String reason) {
        HttpResponse<String> refused = admin.post(GROUPS, body.replace('\'', '"'));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains(reason == null ? "" : reason);
    }

    @Test
    void aProviderThatIsSwitchedOffGetsNoNewGroups() {
        TestGroups off = TestGroups.ofIssuer(SERVER);
        off.enable(false);

        assertThat(admin.post(
                                GROUPS,
                                "{\"group_name\":\"x\",\"group_type\":3,\"provider_id\":%d}".formatted(off.provider()))
                        .body())
                .contains("switched off");
    }

    @Test
    void groupsAreListedByAPartOfTheirNameOrByTheirDistinguishedName() {
        DIRECTORY.add("cn=listed,dc=example,dc=com", "listed");
        create("{\"group_name\":\"Listed by name\",\"group_type\":3}");
        create("{\"group_name\":\"listed\",\"group_type\":1,\"ldap_group_dn\":\"cn=listed,dc=example,dc=com\"}");

        assertThat(names(admin.get(GROUPS + "?group_name=LISTED"))).containsExactly("listed", "Listed by name");
        assertThat(names(admin.get(GROUPS + "?ldap_group_dn=CN=Listed,%20DC=example,DC=com")))
                .containsExactly("listed");
        assertThat(names(admin.get(GROUPS + "?ldap_group_dn=nonsense"))).isEmpty();
        HttpResponse<String> second = admin.get(GROUPS + "?group_name=listed&page_size=1&page=2");
        assertThat(names(second)).containsExactly("Listed by name");
        assertThat(second.headers().firstValue("X-Total-Count")).contains("2");
        assertThat(names(admin.get(GROUPS + "?group_name=%25"))).isEmpty();
    }

    @Test
    void everybodyWhoHasSignedInFindsGroupsToAdd() {
        create("{\"group_name\":\"To be found\",\"group_type\":3}");
        Api person = Api.basic(SERVER, people.user(), People.PASSWORD);
        Api robot =
                TestRobot.inProject(SERVER, people.project(), "member:create").api();

        for (Api somebody : List.of(admin, person, robot)) {
            JsonNode found = Api.json(somebody.get(GROUPS + "/search?groupname=BE%20FOU"));
            assertThat(found.size()).isEqualTo(1);
            assertThat(found.get(0).propertyNames()).containsExactly("id", "group_name", "group_type", "provider_id");
        }
        assertThat(person.get(GROUPS + "/search?groupname=").statusCode()).isEqualTo(400);
        assertThat(person.get(GROUPS + "/search").statusCode()).isBetween(400, 422);
        assertThat(Api.anonymous(SERVER).get(GROUPS + "/search?groupname=x").statusCode())
                .isEqualTo(401);
    }

    @Test
    void S01_anUpdateChangesTheNameAlone() {
        String location = create("{\"group_name\":\"to rename\",\"group_type\":3,\"id\":1,\"members\":[1]}");
        String changed =
                "{\"group_name\":\"renamed\",\"group_type\":1,\"ldap_group_dn\":\"cn=x\",\"provider_id\":%d,\"id\":1}"
                        .formatted(OTHER_ISSUER.provider());

        assertThat(admin.put(location, changed).statusCode()).isEqualTo(200);

        assertThat(Api.json(admin.get(location)).toString())
                .isEqualTo("{\"id\":%s,\"group_name\":\"renamed\",\"group_type\":3,\"provider_id\":%d}"
                        .formatted(id(location), ISSUER.provider()));
        assertThat(admin.put(location, "{\"group_name\":\"\"}").statusCode()).isEqualTo(400);
        assertThat(admin.put(GROUPS + "/987654321", changed).statusCode()).isEqualTo(404);
    }

    @Test
    void aNameThatAnAdministratorGaveStaysWhenSomebodySignsIn() {
        String user = people.user();
        ISSUER.signedIn(user, "called");
        String path = GROUPS + "/" + ISSUER.id("called");
        admin.put(path, "{\"group_name\":\"called otherwise\"}");
        ISSUER.signedIn(user, "called", "another");

        assertThat(Api.json(admin.get(path)).get("group_name").asString()).isEqualTo("called otherwise");
    }

    @Test
    void aGroupThatGoesTakesItsRolesAlong() {
        String project = people.project();
        String user = people.user();
        Api person = Api.basic(SERVER, user, People.PASSWORD);
        ISSUER.signedIn(user, "leaving");
        ISSUER.join(project, "leaving", People.GUEST);
        assertThat(person.get("/api/v2.0/projects/" + project).statusCode()).isEqualTo(200);

        assertThat(admin.delete(GROUPS + "/" + ISSUER.id("leaving")).statusCode())
                .isEqualTo(200);

        assertThat(person.get("/api/v2.0/projects/" + project).statusCode()).isEqualTo(403);
        assertThat(admin.get("/api/v2.0/projects/" + project + "/members").body())
                .doesNotContain("leaving");
        JsonNode log = Api.json(admin.get("/api/v2.0/projects/" + project + "/auditlog-exts"));
        assertThat(log.get(0).get("operation").asString()).isEqualTo("delete");
        assertThat(log.get(0).get("resource").asString()).isEqualTo("leaving");
        ISSUER.signedIn(user, "leaving");
        assertThat(person.get("/api/v2.0/projects/" + project).statusCode())
                .as("the group is there again, as a new one")
                .isEqualTo(403);
        assertThat(admin.delete(GROUPS + "/987654321").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsDoneToGroupsIsWrittenDown() {
        String location = create("{\"group_name\":\"audited\",\"group_type\":3}");
        admin.put(location, "{\"group_name\":\"audited twice\"}");
        admin.delete(location);

        List<String> entries = JdbcClient.create(SERVER.database().dataSource())
                .sql(
                        "select operation || ' ' || resource from audit_entry where resource_type = 'group' and resource like 'audited%' order by 1")
                .query((row, number) -> row.getString(1))
                .list();
        assertThat(entries).containsExactly("create audited", "delete audited twice", "update audited twice");
    }

    private String create(String json) {
        HttpResponse<String> created = admin.post(GROUPS, json);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return created.headers().firstValue("Location").orElseThrow();
    }

    private static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static List<String> names(HttpResponse<String> list) {
        return StreamSupport.stream(Api.json(list).spliterator(), false)
                .map(group -> group.get("group_name").asString())
                .toList();
    }
}
