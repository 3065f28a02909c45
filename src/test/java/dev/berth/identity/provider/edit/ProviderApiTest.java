package dev.berth.identity.provider.edit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.identity.provider.ProviderAway;
import dev.berth.identity.provider.ProviderKind;
import dev.berth.identity.provider.Providers;
import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.DirectoryServer;
import dev.berth.testkit.IdentityProviders;
import dev.berth.testkit.People;
import dev.berth.testkit.TestDirectory;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProviderApiTest {

    private static final String PROVIDERS = "/api/v2.0/providers";

    private static DirectoryServer directory;
    private static BerthServer server;
    private static Api admin;
    private static JdbcClient database;

    @BeforeAll
    static void start() {
        directory = DirectoryServer.start();
        directory.addPerson("alice", "Alice-Secret-1");
        server = BerthServer.start(Map.of("berth.outward.allowed-networks", "127.0.0.0/8,::1"));
        admin = Api.admin(server);
        database = JdbcClient.create(server.database().dataSource());
    }

    @AfterAll
    static void stop() {
        server.close();
        directory.close();
    }

    @AfterEach
    void clear() {
        database.sql("delete from identity_provider").update();
    }

    @Test
    void S15_aProviderIsShownAsItWasMadeButForItsSecret() {
        String id = made(body("office", directory.port()));

        JsonNode shown = Api.json(admin.get(PROVIDERS + "/" + id));
        assertThat(shown.get("name").asString()).isEqualTo("office");
        assertThat(shown.get("kind").asString()).isEqualTo("ldap");
        assertThat(shown.get("enabled").asBoolean()).isTrue();
        assertThat(shown.get("primary").asBoolean()).isTrue();
        assertThat(shown.get("secret_set").asBoolean()).isTrue();
        assertThat(shown.get("ldap").get("base_dn").asString()).isEqualTo(TestDirectory.PEOPLE);
        assertThat(shown.get("ldap").get("timeout_seconds").asInt()).isEqualTo(5);
        assertThat(shown.get("ldap").has("secret")).isFalse();
        assertThat(Api.json(admin.get(PROVIDERS))).hasSize(1);
        assertThat(admin.get(PROVIDERS).body() + admin.get(PROVIDERS + "/" + id).body())
                .doesNotContain(TestDirectory.READER_PASSWORD);
        assertThat(database.sql("select settings::text || secret from identity_provider")
                        .query(String.class)
                        .single())
                .contains(TestDirectory.READER)
                .doesNotContain(TestDirectory.READER_PASSWORD);
    }

    @Test
    void whatCannotWorkIsRefusedWithWhatWasTriedAndAnsweredAndNothingIsSaved() throws IOException {
        int closed = closedPort();

        HttpResponse<String> down = admin.post(PROVIDERS, body("office", closed));
        HttpResponse<String> wrong = admin.post(
                PROVIDERS, body("office", directory.port()).replace(TestDirectory.READER_PASSWORD, "Wrong-Secret-1"));

        assertThat(down.statusCode()).isEqualTo(400);
        assertThat(down.body()).contains("localhost:" + closed).doesNotContain(TestDirectory.READER_PASSWORD);
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains(TestDirectory.READER).doesNotContain("Wrong-Secret-1");
        assertThat(Api.json(admin.get(PROVIDERS))).isEmpty();
    }

    @Test
    void S07_anAddressThatIsNotListedIsRefused() {
        HttpResponse<String> refused =
                Api.admin(BerthServer.shared()).post(PROVIDERS, body("office", directory.port()));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("berth.outward.allowed-networks");
        assertThat(Api.json(Api.admin(BerthServer.shared()).get(PROVIDERS))).isEmpty();
    }

    @Test
    void everyBadFieldGetsAMessageOfItsOwn() {
        HttpResponse<String> refused = admin.post(
                PROVIDERS, "{\"name\":\" \",\"kind\":\"ldap\",\"ldap\":{\"url\":\"x\",\"filter\":\"(\",\"scope\":7}}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Api.json(refused)
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("message").asString().replaceAll(" takes another value.*", "")))
                .containsExactlyInAnyOrder("name", "ldap.url", "ldap.filter", "ldap.scope");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                          | kind is missing or unknown
            {"name":"x","kind":"saml"}                  | kind is missing or unknown
            {"name":"x","kind":"ldap","oidc":{}}        | of the kind ldap
            {"name":"x","kind":"ldap","ldap":{"scope":[]}} | not the JSON that is expected
            {"name":["x"],"kind":"ldap"}                | not the JSON that is expected
            """)
    void whatIsNoProviderIs400(String body, String message) {
        HttpResponse<String> refused = admin.post(PROVIDERS, body);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains(message);
    }

    @Test
    void whatIsAbsentStaysAsItIsTheSecretAmongIt() {
        String path = PROVIDERS + "/" + made(body("office", directory.port()));

        assertThat(admin.put(path, "{\"name\":\"headquarters\",\"ldap\":{\"filter\":\"(uid=*)\"}}")
                        .statusCode())
                .isEqualTo(200);

        JsonNode shown = Api.json(admin.get(path));
        assertThat(shown.get("name").asString()).isEqualTo("headquarters");
        assertThat(shown.get("ldap").get("filter").asString()).isEqualTo("(uid=*)");
        assertThat(shown.get("revision").asLong()).isEqualTo(1);
        assertThat(server.bean(Providers.class)
                        .primary(ProviderKind.LDAP)
                        .orElseThrow()
                        .settings()
                        .secret())
                .isEqualTo(TestDirectory.READER_PASSWORD);
    }

    @Test
    void whatChangesNothingCostsNoCallAndLeavesNoRow() {
        String path = PROVIDERS + "/" + made(body("office", directory.port()));
        String shown = admin.get(path).body();
        database.sql("update identity_provider set settings = jsonb_set(settings, '{url}', '\"ldap://localhost:1\"')")
                .update();
        String away = admin.get(path).body();

        assertThat(admin.put(path, away).statusCode()).isEqualTo(200);
        assertThat(admin.get(path).body()).isEqualTo(away).isNotEqualTo(shown);
        assertThat(admin.put(path, "{\"enabled\":false}").statusCode())
                .as("a directory that is away can be disabled")
                .isEqualTo(200);
        assertThat(admin.put(path, "{\"enabled\":true}").statusCode())
                .as("and is not enabled again until it answers")
                .isEqualTo(400);
    }

    @Test
    void ofTwoWhoHaveReadTheSameTheSecondIsRefused() {
        String path = PROVIDERS + "/" + made(body("office", directory.port()));

        assertThat(admin.put(path, "{\"revision\":0,\"name\":\"first\"}").statusCode())
                .isEqualTo(200);
        HttpResponse<String> second = admin.put(path, "{\"revision\":0,\"name\":\"second\"}");

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("read it again");
        assertThat(Api.json(admin.get(path)).get("name").asString()).isEqualTo("first");
    }

    @Test
    void ofManyWhoChangeItAtOnceNobodyUndoesWhatAnotherHasSaved() throws Exception {
        String path = PROVIDERS + "/" + made(body("office", directory.port()));
        List<Callable<Integer>> edits = List.of(
                () -> edit(path, "filter", "(uid=*)"),
                () -> edit(path, "group_base_dn", TestDirectory.GROUPS),
                () -> edit(path, "realname_attribute", "displayName"),
                () -> edit(path, "email_attribute", "mailAddress"));
        List<Integer> statuses;
        try (var threads = Executors.newFixedThreadPool(edits.size())) {
            statuses = threads.invokeAll(edits).stream()
                    .map(answer -> answer.resultNow())
                    .toList();
        }

        JsonNode shown = Api.json(admin.get(path));
        List<Boolean> saved = List.of(
                shown.get("ldap").get("filter").asString().equals("(uid=*)"),
                shown.get("ldap").get("group_base_dn").asString().equals(TestDirectory.GROUPS),
                shown.get("ldap").get("realname_attribute").asString().equals("displayName"),
                shown.get("ldap").get("email_attribute").asString().equals("mailAddress"));
        assertThat(statuses).isSubsetOf(200, 409).contains(200);
        assertThat(saved)
                .isEqualTo(statuses.stream().map(status -> status == 200).toList());
        assertThat(shown.get("revision").asLong())
                .isEqualTo(saved.stream().filter(one -> one).count());
    }

    @Test
    void oneOfAKindIsPrimary() {
        String first = made(body("first", directory.port()));
        String second = made(body("second", directory.port()));
        assertThat(primaries()).containsExactly("first");

        assertThat(admin.put(PROVIDERS + "/" + second, "{\"primary\":true}").statusCode())
                .isEqualTo(200);
        assertThat(primaries()).containsExactly("second");
        assertThat(admin.put(PROVIDERS + "/" + second, "{\"primary\":false}").statusCode())
                .isEqualTo(412);

        made(body("third", directory.port()).replace("\"kind\"", "\"primary\":true,\"kind\""));
        assertThat(primaries()).containsExactly("third");
        admin.put(PROVIDERS + "/" + first, "{\"enabled\":false}");
        String third = database.sql("select provider_id from identity_provider where main")
                .query(String.class)
                .single();
        assertThat(admin.delete(PROVIDERS + "/" + third).statusCode()).isEqualTo(200);
        assertThat(primaries())
                .as("one that is enabled goes before an older one that is not")
                .containsExactly("second");
    }

    @Test
    void aNameIsThereOnce() {
        made(body("office", directory.port()));
        String other = made(body("other", directory.port()));

        assertThat(admin.post(PROVIDERS, body("OFFICE", directory.port())).statusCode())
                .isEqualTo(409);
        assertThat(admin.put(PROVIDERS + "/" + other, "{\"name\":\"Office\"}").statusCode())
                .isEqualTo(409);
        assertThat(admin.put(PROVIDERS + "/" + other, "{\"name\":\"Other\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void S31_whereAccountsAreLinkedTheirKeysGoOnToMeanTheSamePeople() {
        String directoryPath = PROVIDERS + "/" + made(body("office", directory.port()));
        String issuerPath = PROVIDERS + "/" + IdentityProviders.issuer(server, true);
        link(directoryPath, new People(server).user());
        link(issuerPath, new People(server).user());

        HttpResponse<String> issuer = admin.put(issuerPath, "{\"oidc\":{\"endpoint\":\"https://other.example.org\"}}");
        HttpResponse<String> key = admin.put(directoryPath, "{\"ldap\":{\"id_attribute\":\"uid\"}}");

        assertThat(issuer.statusCode()).isEqualTo(412);
        assertThat(issuer.body()).contains("endpoint cannot be changed, since 1 accounts are linked");
        assertThat(key.statusCode()).isEqualTo(412);
        assertThat(admin.put(directoryPath, """
                        {"ldap":{"url":"ldap://127.0.0.1:%d","secret":"%s"}}""".formatted(directory.port(), TestDirectory.READER_PASSWORD))
                        .statusCode())
                .as("a directory may move")
                .isEqualTo(200);
    }

    @Test
    void whatADeletedProviderTakesWithItIsCountedAndAccountsStay() {
        String path = PROVIDERS + "/" + made(body("office", directory.port()));
        String user = new People(server).user();
        link(path, user);
        database.sql(
                        "insert into identity_group (provider_id, key, name) values (:id, 'cn=a', 'a'), (:id, 'cn=b', 'b')")
                .param("id", id(path))
                .update();

        assertThat(admin.delete(path).statusCode()).isEqualTo(200);

        assertThat(admin.get(path).statusCode()).isEqualTo(404);
        assertThat(admin.delete(path).statusCode()).isEqualTo(404);
        assertThat(database.sql("select count(*) from identity_link")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(database.sql("select count(*) from identity_group")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(Api.basic(server, user, People.PASSWORD)
                        .get("/api/v2.0/users/current")
                        .statusCode())
                .isEqualTo(200);
        assertThat(lastRow("delete")).contains("\"links\": 1", "\"groups\": 2", "\"name\": \"office\"");
    }

    @Test
    void S15_theAuditLogSaysThatThereIsAnotherSecretAndNotWhichOne() {
        String path = PROVIDERS + "/" + made(body("office", directory.port()));
        assertThat(lastRow("create")).contains("\"secret\": \"set\"").doesNotContain(TestDirectory.READER_PASSWORD);

        admin.put(path, "{\"ldap\":{\"filter\":\"(uid=*)\"}}");
        assertThat(lastRow("update")).contains("(uid=*)").doesNotContain("secret");
        assertThat(admin.put(path, "{\"ldap\":{\"secret\":\"\"}}").statusCode()).isEqualTo(400);
    }

    @Test
    void S15_aKeptSecretIsSentToNoOtherServer() throws IOException {
        String id = made(body("office", directory.port()));
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(500);
            String elsewhere = "\"ldap\":{\"url\":\"ldap://localhost:" + listener.getLocalPort() + "\"}}";

            HttpResponse<String> change = admin.put(PROVIDERS + "/" + id, "{" + elsewhere);
            HttpResponse<String> ping = admin.post(PROVIDERS + "/ping", "{\"id\":" + id + "," + elsewhere);

            assertThat(change.statusCode()).isEqualTo(400);
            assertThat(change.body()).contains("ldap.secret is missing");
            assertThat(ping.statusCode()).isEqualTo(400);
            assertThatExceptionOfType(IOException.class).isThrownBy(listener::accept);
        }
    }

    @Test
    void aPingTellsStepByStepWhatWorkedAndSavesNothing() throws IOException {
        JsonNode good = ping(body("office", directory.port()));
        JsonNode bad = ping(body("office", closedPort()));
        JsonNode malformed = ping("{\"kind\":\"ldap\",\"ldap\":{\"url\":\"x\"}}");

        assertThat(good.get("success").asBoolean()).isTrue();
        assertThat(good.get("steps").valueStream())
                .allMatch(step -> step.get("success").asBoolean());
        assertThat(bad.get("success").asBoolean()).isFalse();
        assertThat(bad.get("steps").get(0).get("success").asBoolean()).isTrue();
        assertThat(bad.get("steps").get(1).get("success").asBoolean()).isFalse();
        assertThat(malformed.get("steps")).hasSize(1);
        assertThat(malformed.get("steps").get(0).get("message").asString()).contains("ldap.url");
        assertThat(Api.json(admin.get(PROVIDERS))).isEmpty();
    }

    @Test
    void aPingOfAKnownProviderStartsFromWhatIsSaved() {
        String id = made(body("office", directory.port()));

        assertThat(ping("{\"id\":" + id + "}").get("success").asBoolean()).isTrue();
        assertThat(ping("{\"id\":" + id + ",\"ldap\":{\"base_dn\":\"dc=elsewhere\"}}")
                        .get("success")
                        .asBoolean())
                .isFalse();
        assertThat(admin.post(PROVIDERS + "/ping", "{\"id\":987654321}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void S15_aNodeWithAnotherKeySaysSoAndAnAdministratorCanEnterTheSecretAnew() {
        String id = made(body("office", directory.port()));
        try (BerthServer other = server.another(Map.of(
                "berth.secret-key",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "berth.outward.allowed-networks",
                "127.0.0.0/8,::1"))) {
            Providers there = other.bean(Providers.class);

            assertThat(there.enabled(ProviderKind.LDAP)).isEmpty();
            assertThatExceptionOfType(ProviderAway.class)
                    .isThrownBy(() -> there.find(Long.parseLong(id)))
                    .withMessageContaining("berth.secret-key")
                    .withMessageContaining("office");
            assertThat(Api.json(Api.admin(other).get(PROVIDERS))).hasSize(1);
            assertThat(Api.admin(other)
                            .put(
                                    PROVIDERS + "/" + id,
                                    "{\"ldap\":{\"secret\":\"" + TestDirectory.READER_PASSWORD + "\"}}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(there.enabled(ProviderKind.LDAP)).hasSize(1);
        }
    }

    private static String body(String name, int port) {
        return """
                {"name":"%s","kind":"ldap","ldap":{"url":"ldap://localhost:%d","search_dn":"%s","secret":"%s","base_dn":"%s",
                 "name_attribute":"uid"}}""".formatted(name, port, TestDirectory.READER, TestDirectory.READER_PASSWORD, TestDirectory.PEOPLE);
    }

    private static String made(String body) {
        HttpResponse<String> answer = admin.post(PROVIDERS, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
    }

    private static int edit(String path, String field, String value) {
        return admin.put(path, "{\"ldap\":{\"%s\":\"%s\"}}".formatted(field, value))
                .statusCode();
    }

    private static JsonNode ping(String body) {
        HttpResponse<String> answer = admin.post(PROVIDERS + "/ping", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(TestDirectory.READER_PASSWORD);
        return Api.json(answer);
    }

    private static List<String> primaries() {
        return Api.json(admin.get(PROVIDERS))
                .valueStream()
                .filter(provider -> provider.get("primary").asBoolean())
                .map(provider -> provider.get("name").asString())
                .toList();
    }

    private static void link(String path, String user) {
        database.sql("""
                        insert into identity_link (provider_id, subject, user_id, name)
                        select :id, :user, user_id, username from identity_user where username = :user
                        """).param("id", id(path)).param("user", user).update();
    }

    private static long id(String path) {
        return Long.parseLong(path.replaceAll(".*/", ""));
    }

    private static String lastRow(String operation) {
        return database.sql("""
                        select coalesce(before::text, '') || coalesce(after::text, '') from audit_entry
                         where resource_type = 'provider' and operation = :operation and status is null
                         order by entry_id desc limit 1
                        """)
                .param("operation", operation)
                .query(String.class)
                .single();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
