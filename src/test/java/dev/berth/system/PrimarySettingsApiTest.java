package dev.berth.system;

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

import dev.berth.identity.provider.Provider;
import dev.berth.identity.provider.ProviderKind;
import dev.berth.identity.provider.Providers;
import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.DirectoryServer;
import dev.berth.testkit.IdentityProviders;
import dev.berth.testkit.IssuerServer;
import dev.berth.testkit.TestDirectory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Harbor's single settings for directories and issuers are the fields of the primary ones. */
class PrimarySettingsApiTest {

    private static final String CONFIGURATIONS = "/api/v2.0/configurations";
    private static final String PROVIDERS = "/api/v2.0/providers";

    private static final int NOBODY_LISTENS = 1;

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
        put("{\"auth_mode\":\"db_auth\"}");
        database.sql("delete from identity_provider").update();
    }

    @Test
    void theFirstSettingsMakeTheProviderAndTheModeIsSetWithThem() {
        HttpResponse<String> answer = put(ldap(directory.port(), ",\"auth_mode\":\"ldap_auth\",\"ldap_scope\":1"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Provider made = server.bean(Providers.class).primary(ProviderKind.LDAP).orElseThrow();
        assertThat(made.enabled()).isTrue();
        assertThat(made.name()).isEqualTo("LDAP");
        assertThat(made.settings().secret()).isEqualTo(TestDirectory.READER_PASSWORD);
        assertThat(value("auth_mode").asString()).isEqualTo("ldap_auth");
        assertThat(value("ldap_url").asString()).isEqualTo("ldap://localhost:" + directory.port());
        assertThat(value("ldap_scope").asInt()).isEqualTo(1);
        assertThat(value("ldap_verify_cert").asBoolean()).isTrue();
        assertThat(value("ldap_group_membership_attribute").asString()).isEqualTo("memberof");
        JsonNode info = Api.json(Api.anonymous(server).get("/api/v2.0/systeminfo"));
        assertThat(info.get("auth_mode").asString()).isEqualTo("ldap_auth");
        assertThat(info.get("sign_in_providers").get(0).get("name").asString()).isEqualTo("LDAP");
    }

    @Test
    void aDirectoryThatIsDownIs400WithWhatWasTriedAndNothingIsSaved() {
        HttpResponse<String> refused = put(ldap(NOBODY_LISTENS, ",\"banner_message\":\"not this one\""));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("localhost:" + NOBODY_LISTENS)
                .doesNotContain(TestDirectory.READER_PASSWORD);
        assertThat(value("banner_message").asString()).isEmpty();
        assertThat(Api.json(admin.get(PROVIDERS))).isEmpty();
    }

    @Test
    void aWholeModelSentBackCostsNoCallAndChangesNothing() {
        put(ldap(directory.port(), ""));
        database.sql("update identity_provider set settings = jsonb_set(settings, '{url}', '\"ldap://localhost:1\"')")
                .update();
        long rows = rows();
        ObjectNode model = JsonMapper.shared().createObjectNode();
        Api.json(admin.get(CONFIGURATIONS))
                .properties()
                .forEach(entry -> model.set(entry.getKey(), entry.getValue().get("value")));

        assertThat(put(model.toString()).statusCode()).isEqualTo(200);
        assertThat(put(model.put("ldap_search_password", "").toString()).statusCode())
                .isEqualTo(200);
        assertThat(put(model.put("ldap_search_password", TestDirectory.READER_PASSWORD)
                                .toString())
                        .statusCode())
                .isEqualTo(200);

        assertThat(rows()).isEqualTo(rows);
        assertThat(put(model.put("banner_message", "another").toString()).statusCode())
                .isEqualTo(200);
        put("{\"banner_message\":\"\"}");
    }

    @Test
    void S15_secretsAreKeptWhenTheyAreAbsentAndNeverTold() {
        put(ldap(directory.port(), ""));
        assertThat(put("{\"ldap_filter\":\"(uid=*)\"}").statusCode()).isEqualTo(200);

        assertThat(server.bean(Providers.class)
                        .primary(ProviderKind.LDAP)
                        .orElseThrow()
                        .settings()
                        .secret())
                .isEqualTo(TestDirectory.READER_PASSWORD);
        assertThat(admin.get(CONFIGURATIONS).body())
                .doesNotContain("ldap_search_password")
                .doesNotContain("oidc_client_secret");
        String audited = String.join(
                "",
                database.sql("select coalesce(before::text, '') || coalesce(after::text, '') from audit_entry")
                        .query(String.class)
                        .list());
        assertThat(audited)
                .contains("\"ldap_search_password\": \"set\"", "\"ldap_filter\": \"(uid=*)\"")
                .doesNotContain(TestDirectory.READER_PASSWORD);
        assertThat(put("{\"ldap_search_password\":\"Wrong-Secret-1\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void S15_aKeptSecretIsSentToNoOtherServer() throws IOException {
        put(ldap(directory.port(), ""));
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HttpResponse<String> refused = put("{\"ldap_url\":\"ldap://localhost:" + listener.getLocalPort() + "\"}");

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("ldap_search_password is missing");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"ldap_url":"ldap://localhost","ldap_filter":"("}                     | ldap_filter takes another value
            {"ldap_url":"ldap://localhost","ldap_base_dn":"x"}                    | ldap_base_dn takes another value
            {"ldap_url":"ldap://localhost","ldap_search_dn":"cn=x"}               | ldap_search_password takes another value
            {"ldap_timeout":0}                                                    | ldap_timeout takes another value
            {"ldap_scope":"2"}                                                    | ldap_scope takes another value
            {"ldap_filter":"(uid=*)"}                                             | ldap_url takes another value
            {"oidc_endpoint":"x","oidc_client_id":"b"}                            | oidc_endpoint takes another value
            {"oidc_scope":"profile","oidc_endpoint":"https://a","oidc_client_id":"b"} | oidc_scope takes another value
            {"oidc_extra_redirect_parms":"[]"}                                    | oidc_extra_redirect_parms takes another value
            {"oidc_extra_redirect_parms":"{\\"state\\":\\"x\\"}"}                 | oidc_extra_redirect_parms takes another value
            {"oidc_group_filter":"("}                                             | oidc_group_filter takes another value
            {"auth_mode":"oidc_auth"}                                             | auth_mode cannot be oidc_auth
            {"auth_mode":"http_auth"}                                             | auth_mode takes another value
            """)
    void whatCannotBeMeantIs400ByHarborsNames(String body, String message) {
        HttpResponse<String> refused = put(body);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains(message);
        assertThat(Api.json(admin.get(PROVIDERS))).isEmpty();
    }

    @Test
    void theSettingsOfAnIssuerAreReadAndItsNameIsChangedWithoutACall() {
        IdentityProviders.issuer(server, true);
        database.sql("update identity_provider set main = true").update();

        assertThat(value("oidc_endpoint").asString()).isEqualTo("https://issuer.example.com");
        assertThat(value("oidc_scope").asString()).isEqualTo("openid");
        assertThat(value("oidc_groups_claim").asString()).isEqualTo("groups");
        assertThat(value("oidc_auto_onboard").asBoolean()).isTrue();
        assertThat(value("oidc_extra_redirect_parms").asString()).isEqualTo("{}");

        assertThat(put("{\"oidc_name\":\"Company\",\"oidc_scope\":\" openid \",\"oidc_extra_redirect_parms\":\"{ }\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(value("oidc_name").asString()).isEqualTo("Company");
        assertThat(Api.json(Api.anonymous(server).get("/api/v2.0/systeminfo"))
                        .get("oidc_provider_name")
                        .asString())
                .isEqualTo("Company");
    }

    @Test
    void S15_anIssuerIsMadeAndTriedByHarborsSettings() {
        try (IssuerServer issuer = IssuerServer.start()) {
            String settings = """
                    {"auth_mode":"oidc_auth","oidc_name":"Company","oidc_endpoint":"%s","oidc_client_id":"%s",
                     "oidc_client_secret":"%s","oidc_scope":"openid,profile","oidc_verify_cert":true,"oidc_groups_claim":"groups",
                     "oidc_auto_onboard":true,"oidc_extra_redirect_parms":"{\\"prompt\\":\\"login\\"}"}""";
            HttpResponse<String> wrong =
                    put(settings.formatted(issuer.url(), IssuerServer.CLIENT, "Wrong-Client-Secret-1"));
            HttpResponse<String> right =
                    put(settings.formatted(issuer.url(), IssuerServer.CLIENT, IssuerServer.SECRET));

            assertThat(wrong.statusCode()).isEqualTo(400);
            assertThat(wrong.body()).contains(issuer.url()).doesNotContain("Wrong-Client-Secret-1");
            assertThat(right.statusCode()).as(right.body()).isEqualTo(200);
            assertThat(value("auth_mode").asString()).isEqualTo("oidc_auth");
            assertThat(value("oidc_name").asString()).isEqualTo("Company");
            assertThat(value("oidc_scope").asString()).isEqualTo("openid,profile");
            assertThat(value("oidc_extra_redirect_parms").asString()).isEqualTo("{\"prompt\":\"login\"}");
            assertThat(admin.get(CONFIGURATIONS).body() + admin.get(PROVIDERS).body())
                    .doesNotContain(IssuerServer.SECRET);
            assertThat(database.sql("select string_agg(t::text, '') from identity_provider t")
                            .query(String.class)
                            .single())
                    .doesNotContain(IssuerServer.SECRET);

            issuer.stop();
            assertThat(put("{\"oidc_user_claim\":\"name\"}").statusCode()).isEqualTo(400);
            assertThat(put("{\"oidc_name\":\"Firm\",\"oidc_user_claim\":\"\"}").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void whatAuthModePromisesStays() {
        put(ldap(directory.port(), ",\"auth_mode\":\"ldap_auth\""));
        String path = PROVIDERS + "/"
                + Api.json(admin.get(PROVIDERS)).get(0).get("id").asString();

        assertThat(admin.put(path, "{\"enabled\":false}").statusCode()).isEqualTo(412);
        assertThat(admin.delete(path).statusCode()).isEqualTo(412);
        assertThat(put("{\"auth_mode\":\"db_auth\"}").statusCode()).isEqualTo(200);
        assertThat(admin.put(path, "{\"enabled\":false}").statusCode()).isEqualTo(200);
        assertThat(put("{\"auth_mode\":\"ldap_auth\"}").statusCode()).isEqualTo(400);
        assertThat(admin.delete(path).statusCode()).isEqualTo(200);
    }

    @Test
    void ofTwoWhoChangeSettingsAtOnceNobodyUndoesWhatTheOtherHasSaved() throws Exception {
        put(ldap(directory.port(), ""));
        List<Callable<Integer>> edits = List.of(
                () -> put("{\"ldap_filter\":\"(uid=*)\"}").statusCode(),
                () -> put("{\"ldap_group_base_dn\":\"" + TestDirectory.GROUPS + "\"}")
                        .statusCode());
        List<Integer> statuses;
        try (var threads = Executors.newFixedThreadPool(edits.size())) {
            statuses = threads.invokeAll(edits).stream()
                    .map(answer -> answer.resultNow())
                    .toList();
        }

        assertThat(statuses).isSubsetOf(200, 409).contains(200);
        assertThat(value("ldap_filter").asString().equals("(uid=*)")).isEqualTo(statuses.get(0) == 200);
        assertThat(value("ldap_group_base_dn").asString().equals(TestDirectory.GROUPS))
                .isEqualTo(statuses.get(1) == 200);
    }

    @Test
    void groupsInParallelIsAcceptedAndMeansNothing() {
        assertThat(put("{\"ldap_group_attach_parallel\":true}").statusCode()).isEqualTo(200);
        assertThat(value("ldap_group_attach_parallel").asBoolean()).isTrue();
        put("{\"ldap_group_attach_parallel\":false}");
    }

    private static String ldap(int port, String more) {
        return """
                {"ldap_url":"ldap://localhost:%d","ldap_search_dn":"%s","ldap_search_password":"%s","ldap_base_dn":"%s",
                 "ldap_uid":"uid"%s}""".formatted(port, TestDirectory.READER, TestDirectory.READER_PASSWORD, TestDirectory.PEOPLE, more);
    }

    private static HttpResponse<String> put(String body) {
        return admin.put(CONFIGURATIONS, body);
    }

    private static JsonNode value(String setting) {
        return Api.json(admin.get(CONFIGURATIONS)).get(setting).get("value");
    }

    private static long rows() {
        return database.sql("select count(*) from audit_entry")
                .query(Long.class)
                .single();
    }
}
