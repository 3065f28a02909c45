package dev.berth.system;

import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.setting.Setting;
import dev.berth.setting.Settings;
import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.People;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigurationApiTest {

    private static final String CONFIGURATIONS = "/api/v2.0/configurations";

    private static BerthServer server;
    private static Api admin;

    @BeforeAll
    static void start() {
        server = BerthServer.start(Map.of(
                "berth.setting.overwrite.session_timeout", "90",
                "berth.setting.overwrite.banner.message", "from the configuration"));
        admin = Api.admin(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everySettingIsAnsweredWithItsTypeAndWhetherItCanBeEdited() {
        JsonNode all = Api.json(admin.get(CONFIGURATIONS));

        assertThat(all.get("project_creation_restriction").get("value").asString())
                .isEqualTo("everyone");
        assertThat(all.get("read_only").get("value").isBoolean()).isTrue();
        assertThat(all.get("robot_token_duration").get("value").asInt()).isEqualTo(30);
        assertThat(all.get("auth_mode").get("value").asString()).isEqualTo("db_auth");
        assertThat(all.get("auth_mode").get("editable").asBoolean()).isTrue();
        assertThat(all.get("ldap_scope").get("value").asInt()).isEqualTo(2);
        assertThat(all.get("ldap_scope").get("editable").asBoolean()).isTrue();
        assertThat(all.get("uaa_endpoint").get("editable").asBoolean()).isFalse();
        assertThat(all.get("self_registration").get("editable").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ldap_search_password", "oidc_client_secret", "uaa_client_secret"})
    void S15_secretsAreNeverAnswered(String name) {
        assertThat(admin.get(CONFIGURATIONS).body()).doesNotContain(name);
    }

    @Test
    void aChangeIsHeededAtOnceAndStays() {
        assertThat(put("{\"robot_token_duration\":7}").statusCode()).isEqualTo(200);

        assertThat(server.bean(Settings.class).number(Setting.ROBOT_TOKEN_DURATION))
                .isEqualTo(7);
        assertThat(value("robot_token_duration").asInt()).isEqualTo(7);
        put("{\"robot_token_duration\":30}");
    }

    @Test
    void anotherNodeHeedsAChangeWithinASecond() throws InterruptedException {
        try (BerthServer other = BerthServer.start(Map.of(
                "berth.database.url", server.database().url(),
                "berth.database.username", server.database().username(),
                "berth.database.password", server.database().password()))) {
            Settings there = other.bean(Settings.class);
            assertThat(there.flag(Setting.SELF_REGISTRATION)).isFalse();
            put("{\"self_registration\":true}");
            Thread.sleep(1_000);

            assertThat(there.flag(Setting.SELF_REGISTRATION)).isTrue();
            put("{\"self_registration\":false}");
        }
    }

    @Test
    void aWholeModelSentBackUnchangedIsAccepted() {
        ObjectNode model = JsonMapper.shared().createObjectNode();
        Api.json(admin.get(CONFIGURATIONS))
                .properties()
                .forEach(entry -> model.set(entry.getKey(), entry.getValue().get("value")));
        model.put("ldap_search_password", "").put("scan_all_policy", "?").putNull("oidc_name");

        assertThat(put(model.toString()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"token_expiration":0}                              | token_expiration takes another value: expected a whole number from 1
            {"token_expiration":525601}                         | token_expiration
            {"token_expiration":"5"}                            | token_expiration
            {"token_expiration":5.5}                            | token_expiration
            {"storage_per_project":0}                           | or -1 for no limit
            {"storage_per_project":-2}                          | storage_per_project
            {"read_only":"true"}                                | expected true or false
            {"project_creation_restriction":"nobody"}           | expected everyone or adminonly
            {"robot_name_prefix":"robot-"}                      | robot_name_prefix
            {"robot_name_prefix":"robot$:"}                     | robot_name_prefix
            {"robot_name_prefix":""}                            | robot_name_prefix
            {"auth_mode":"ldap_auth"}                           | auth_mode cannot be ldap_auth: expected an enabled provider
            {"auth_mode":"uaa_auth"}                            | expected db_auth or ldap_auth or oidc_auth
            {"ldap_url":"http://example.org"}                   | ldap_url takes another value: expected ldap://host[:port]
            {"oidc_client_secret":"very-secret"}                | oidc_endpoint takes another value: expected an https URL
            {"uaa_client_secret":"very-secret"}                 | signing in by UAA
            {"notification_enable":true}                        | webhooks
            """)
    void whatCannotBeSetIs400AndSaysWhy(String body, String message) {
        HttpResponse<String> refused = put(body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(message).doesNotContain("very-secret");
    }

    @Test
    void ofSeveralFieldsAllAreSetOrNoneAndEachBadOneHasItsMessage() {
        HttpResponse<String> refused =
                put("{\"robot_token_duration\":9,\"read_only\":1,\"project_creation_restriction\":\"x\"}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Api.json(refused).get("errors")).hasSize(2);
        assertThat(value("robot_token_duration").asInt()).isEqualTo(30);
    }

    @Test
    void whatTheConfigurationFixesIsShownSoAndRefused() {
        JsonNode fixed = Api.json(admin.get(CONFIGURATIONS)).get("session_timeout");
        assertThat(fixed.get("value").asInt()).isEqualTo(90);
        assertThat(fixed.get("editable").asBoolean()).isFalse();
        assertThat(value("banner_message").asString()).isEqualTo("from the configuration");

        HttpResponse<String> refused = put("{\"session_timeout\":60,\"robot_token_duration\":9}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("berth.setting.overwrite");
        assertThat(value("robot_token_duration").asInt()).isEqualTo(30);
        assertThat(put("{\"session_timeout\":90}").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "3", "{"})
    void aBodyThatIsNoObjectIs400(String body) {
        assertThat(put(body).statusCode()).isEqualTo(400);
    }

    @Test
    void onlyAdministratorsReadAndChangeSettings() {
        Api somebody = Api.basic(server, new People(server).user(), People.PASSWORD);

        assertThat(somebody.get(CONFIGURATIONS).statusCode()).isEqualTo(403);
        assertThat(somebody.send("PUT", CONFIGURATIONS, "{\"read_only\":true}").statusCode())
                .isEqualTo(403);
        assertThat(Api.anonymous(server).get(CONFIGURATIONS).statusCode()).isEqualTo(401);
        assertThat(Api.anonymous(server)
                        .send("PUT", CONFIGURATIONS, "{\"read_only\":true}")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theInternalConfigurationIsForNobodyOutside() {
        assertThat(admin.get("/api/v2.0/internalconfig").statusCode()).isEqualTo(403);
        assertThat(Api.anonymous(server).get("/api/v2.0/internalconfig").statusCode())
                .isEqualTo(401);
    }

    private static HttpResponse<String> put(String body) {
        return admin.send("PUT", CONFIGURATIONS, body);
    }

    private static JsonNode value(String name) {
        return Api.json(admin.get(CONFIGURATIONS)).get(name).get("value");
    }
}
