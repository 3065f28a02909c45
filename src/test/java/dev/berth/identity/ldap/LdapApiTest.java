package dev.berth.identity.ldap;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.DirectoryServer;
import dev.berth.testkit.FaultyWire;
import dev.berth.testkit.People;
import dev.berth.testkit.TestDirectory;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Harbor's group Ldap. */
class LdapApiTest {

    private static final String LDAP = "/api/v2.0/ldap";
    private static final String PASSWORD = "Ship-ahoy-42";

    private static BerthServer server;
    private static DirectoryServer directory;
    private static Api admin;
    private static String group;
    private static long secondary;

    @BeforeAll
    static void start() {
        server = BerthServer.start(Map.of("berth.outward.allowed-networks", Ldap.LOOPBACK));
        admin = Api.admin(server);
        directory = DirectoryServer.start();
        String alice = directory.addPerson("alice", PASSWORD);
        directory.addPerson("bob, the builder", PASSWORD);
        directory.addPerson("admin", PASSWORD);
        directory.addPerson("semi;colon", PASSWORD);
        group = directory.addGroup("The Crew", List.of(alice));
        secondary = make("second", false, TestDirectory.GROUPS + "\",\"name_attribute\":\"cn");
        make("first", true, TestDirectory.PEOPLE);
    }

    @AfterAll
    static void close() {
        directory.close();
        server.close();
    }

    @Test
    void theSavedDirectoryIsTried() {
        assertThat(ping(null)).isEqualTo("true ");
        assertThat(ping("{}")).isEqualTo("true ");
        assertThat(ping("{\"ldap_filter\":\"(uid=alice)\"}")).isEqualTo("true ");
        assertThat(ping("{\"ldap_filter\":\"(uid=nobody)\"}")).startsWith("false nobody below ");
        assertThat(ping("{\"ldap_scope\":7}")).startsWith("false ldap_scope is 7");
    }

    @Test
    void settingsAreTriedBeforeTheyAreSaved() {
        String whole = """
                {"ldap_url":"ldap://localhost:%d","ldap_search_dn":"%s","ldap_search_password":"%s",
                 "ldap_base_dn":"%s","ldap_filter":"","ldap_uid":"uid","ldap_scope":2,"ldap_connection_timeout":5,
                 "ldap_verify_cert":false}""";

        assertThat(ping(whole.formatted(
                        directory.port(), TestDirectory.READER, TestDirectory.READER_PASSWORD, TestDirectory.PEOPLE)))
                .isEqualTo("true ");
        assertThat(ping(whole.formatted(
                        directory.port(), TestDirectory.READER, "Wrong-Secret-8", TestDirectory.PEOPLE)))
                .startsWith("false sign-in as \"" + TestDirectory.READER + "\" failed: 49")
                .doesNotContain("Wrong-Secret-8");
        assertThat(ping(whole.formatted(1, TestDirectory.READER, "x", TestDirectory.PEOPLE)))
                .startsWith("false no connection to localhost:1");
    }

    @Test
    void S24_thePasswordThatIsSavedIsSentToNoOtherServer() {
        int before = directory.binds();
        String elsewhere = "{\"ldap_url\":\"ldap://127.0.0.1:%d\"}".formatted(directory.port());

        assertThat(ping(elsewhere)).startsWith("false another URL, account or trust needs ldap_search_password");

        assertThat(directory.binds()).isEqualTo(before);
    }

    @Test
    void S07_privateAddressesThatAreNotListedAreNotTried() {
        assertThat(ping("{\"ldap_url\":\"ldap://10.1.2.3\",\"ldap_search_password\":\"x\"}"))
                .startsWith("false 10.1.2.3 has the address 10.1.2.3, which is not public");
    }

    @Test
    void peopleAreFoundByTheirName() {
        assertThat(names("/users/search?username=alice")).containsExactly("alice");
        assertThat(names("/users/search?username=ALICE")).containsExactly("alice");
        assertThat(names("/users/search?username=bob%2C+the+builder")).containsExactly("bob, the builder");
        assertThat(names("/users/search?username=nobody")).isEmpty();
        assertThat(names("/users/search")).contains("alice", "bob, the builder", "admin");
        JsonNode alice =
                Api.json(admin.get(LDAP + "/users/search?username=alice")).get(0);
        assertThat(alice.get("realname").asString()).isEqualTo("alice");
        assertThat(alice.get("email").asString()).endsWith("@example.org");
    }

    @Test
    void S36_whatIsSearchedForIsNoFilter() {
        for (String name : List.of("*", "a*", "alice)(uid=*", "*)(objectClass=*", "alice\0")) {
            String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
            HttpResponse<String> people = admin.get(LDAP + "/users/search?username=" + encoded);
            HttpResponse<String> groups = admin.get(LDAP + "/groups/search?groupname=" + encoded);

            assertThat(people.body()).as(name).isIn("[]", people.statusCode() == 400 ? people.body() : "[]");
            assertThat(groups.statusCode()).as(name).isIn(400, 404);
        }
    }

    @Test
    void groupsAreFoundByTheirNameAndByTheirDistinguishedName() {
        for (String query : List.of("groupname=The+Crew", "groupdn=CN%3Dthe+crew%2C+" + TestDirectory.GROUPS)) {
            JsonNode found = Api.json(admin.get(LDAP + "/groups/search?" + query + "&provider_id=" + secondary));

            assertThat(found).hasSize(1);
            assertThat(found.get(0).get("group_name").asString()).isEqualTo("The Crew");
            assertThat(found.get(0).get("ldap_group_dn").asString()).isEqualTo(group);
            assertThat(found.get(0).get("group_type").asInt()).isEqualTo(1);
            assertThat(found.get(0).get("provider_id").asLong()).isEqualTo(secondary);
        }
    }

    @Test
    void groupsThatAreNotThereAreNot() {
        assertThat(admin.get(LDAP + "/groups/search?groupname=none").statusCode())
                .isEqualTo(404);
        assertThat(admin.get(LDAP + "/groups/search?groupdn=cn%3Dnone%2Cdc%3Dx").statusCode())
                .isEqualTo(404);
        assertThat(admin.get(LDAP + "/groups/search?groupdn=none").statusCode()).isEqualTo(400);
        assertThat(admin.get(LDAP + "/groups/search").statusCode()).isEqualTo(400);
        assertThat(admin.get(LDAP + "/groups/search?groupname=x&provider_id=999")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void peopleGetAccountsBeforeTheyHaveEverSignedIn() {
        directory.addPerson("carol", PASSWORD);

        HttpResponse<String> imported = imports("carol");

        assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
        assertThat(imported.body()).isEmpty();
        assertThat(imports("carol").statusCode()).isEqualTo(200);
        assertThat(links("carol")).isEqualTo(1);
        assertThat(Api.basic(server, "carol", PASSWORD)
                        .get("/api/v2.0/users/current")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Api.basic(server, "carol", "").get("/api/v2.0/users/current").statusCode())
                .isEqualTo(401);
    }

    @Test
    void whoGetsNoAccountIsListed() {
        HttpResponse<String> imported = imports("alice\",\"nobody\",\"\",\"semi;colon");

        assertThat(imported.statusCode()).isEqualTo(404);
        JsonNode failed = Api.json(imported);
        assertThat(failed).hasSize(3);
        assertThat(failed.get(0).get("uid").asString()).isEqualTo("nobody");
        assertThat(failed.get(0).get("error").asString()).isEqualTo("unknown_user");
        assertThat(failed.get(1).get("error").asString()).isEqualTo("empty_uid");
        assertThat(failed.get(2).get("uid").asString()).isEqualTo("semi;colon");
        assertThat(failed.get(2).get("error").asString()).startsWith("failed to import user: ");
        assertThat(links("alice")).isEqualTo(1);
    }

    @Test
    void S31_nobodyTakesOverAnAccountByItsName() {
        HttpResponse<String> imported = imports("admin");

        assertThat(imported.statusCode()).isEqualTo(404);
        assertThat(Api.json(imported).get(0).get("error").asString()).startsWith("failed to import user: ");
        assertThat(links("admin")).isZero();
    }

    @Test
    void namesToImportAreNeitherNoneNorTooMany() {
        assertThat(admin.post(LDAP + "/users/import", "{}").statusCode()).isEqualTo(400);
        assertThat(imports("x\"" + ",\"x".repeat(500) + "\",\"x").statusCode()).isEqualTo(400);
    }

    @Test
    void aDirectoryThatDoesNotAnswerIsSaidSo() {
        long away;
        try (FaultyWire wire = FaultyWire.silent()) {
            away = JdbcClient.create(server.database().dataSource())
                    .sql("""
                            insert into identity_provider (kind, name, enabled, settings)
                            select kind, 'away', false, settings || ?::jsonb from identity_provider where main
                            returning provider_id""")
                    .param("{\"url\":\"ldap://localhost:%d\",\"timeout_seconds\":1}".formatted(wire.port()))
                    .query(Long.class)
                    .single();

            HttpResponse<String> answer = admin.get(LDAP + "/users/search?provider_id=" + away);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
        HttpResponse<String> imported =
                admin.post(LDAP + "/users/import?provider_id=" + away, "{\"ldap_uid_list\":[\"alice\"]}");
        assertThat(imported.statusCode()).isEqualTo(404);
        assertThat(Api.json(imported).get(0).get("error").asString()).isEqualTo("failed_search_user");
    }

    @Test
    void othersLearnNothing() {
        Api person = Api.basic(server, new People(server).user(), People.PASSWORD);

        assertThat(person.get(LDAP + "/users/search").statusCode()).isEqualTo(403);
        assertThat(person.get(LDAP + "/groups/search?groupname=x").statusCode()).isEqualTo(403);
        assertThat(person.post(LDAP + "/ping", "{}").statusCode()).isEqualTo(403);
        assertThat(person.post(LDAP + "/users/import", "{\"ldap_uid_list\":[\"alice\"]}")
                        .statusCode())
                .isEqualTo(403);
    }

    private static long make(String name, boolean primary, String base) {
        HttpResponse<String> made = admin.post("/api/v2.0/providers", """
                {"name":"%s","kind":"ldap","primary":%s,"ldap":{"url":"ldap://localhost:%d","search_dn":"%s","secret":"%s",
                 "name_attribute":"uid","base_dn":"%s"}}""".formatted(
                        name, primary, directory.port(), TestDirectory.READER, TestDirectory.READER_PASSWORD, base));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String location = made.headers().firstValue("Location").orElseThrow();
        return Long.parseLong(location.substring(location.lastIndexOf('/') + 1));
    }

    private static String ping(@Nullable String json) {
        HttpResponse<String> answer = admin.send("POST", LDAP + "/ping", json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode reply = Api.json(answer);
        return reply.get("success").asBoolean() + " " + reply.get("message").asString();
    }

    private static List<String> names(String path) {
        HttpResponse<String> answer = admin.get(LDAP + path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.json(answer).findValuesAsString("username");
    }

    private static HttpResponse<String> imports(String names) {
        return admin.post(LDAP + "/users/import", "{\"ldap_uid_list\":[\"" + names + "\"]}");
    }

    private static int links(String username) {
        return JdbcClient.create(server.database().dataSource())
                .sql("select count(*) from identity_link join identity_user using (user_id) where username = ?")
                .param(username)
                .query(Integer.class)
                .single();
    }
}
