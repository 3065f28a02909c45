package dev.berth.identity.provider.edit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.People;
import dev.berth.testkit.TestDirectory;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class ProviderApiTest {

    private static ProviderSite site;
    private static Api admin;
    private static JdbcClient database;

    @BeforeAll
    static void start() {
        site = ProviderSite.start();
        admin = site.admin();
        database = site.database();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @AfterEach
    void clear() {
        site.clear();
    }

    @Test
    void S15_aProviderIsShownAsItWasMadeButForItsSecret() {
        String id = site.made(site.body("office", site.port()));

        JsonNode shown = Api.json(admin.get(ProviderSite.PROVIDERS + "/" + id));
        assertThat(shown.get("name").asString()).isEqualTo("office");
        assertThat(shown.get("kind").asString()).isEqualTo("ldap");
        assertThat(shown.get("enabled").asBoolean()).isTrue();
        assertThat(shown.get("primary").asBoolean()).isTrue();
        assertThat(shown.get("secret_set").asBoolean()).isTrue();
        assertThat(shown.get("ldap").get("base_dn").asString()).isEqualTo(TestDirectory.PEOPLE);
        assertThat(shown.get("ldap").get("timeout_seconds").asInt()).isEqualTo(5);
        assertThat(shown.get("ldap").has("secret")).isFalse();
        assertThat(Api.json(admin.get(ProviderSite.PROVIDERS))).hasSize(1);
        assertThat(admin.get(ProviderSite.PROVIDERS).body()
                        + admin.get(ProviderSite.PROVIDERS + "/" + id).body())
                .doesNotContain(TestDirectory.READER_PASSWORD);
        assertThat(database.sql("select settings::text || secret from identity_provider")
                        .query(String.class)
                        .single())
                .contains(TestDirectory.READER)
                .doesNotContain(TestDirectory.READER_PASSWORD);
    }

    @Test
    void whatCannotWorkIsRefusedWithWhatWasTriedAndAnsweredAndNothingIsSaved() throws IOException {
        int closed = site.closedPort();

        HttpResponse<String> down = admin.post(ProviderSite.PROVIDERS, site.body("office", closed));
        HttpResponse<String> wrong = admin.post(
                ProviderSite.PROVIDERS,
                site.body("office", site.port()).replace(TestDirectory.READER_PASSWORD, "Wrong-Secret-1"));

        assertThat(down.statusCode()).isEqualTo(400);
        assertThat(down.body()).contains("localhost:" + closed).doesNotContain(TestDirectory.READER_PASSWORD);
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains(TestDirectory.READER).doesNotContain("Wrong-Secret-1");
        assertThat(Api.json(admin.get(ProviderSite.PROVIDERS))).isEmpty();
    }

    @Test
    void S07_anAddressThatIsNotListedIsRefused() {
        HttpResponse<String> refused =
                Api.admin(BerthServer.shared()).post(ProviderSite.PROVIDERS, site.body("office", site.port()));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("berth.outward.allowed-networks");
        assertThat(Api.json(Api.admin(BerthServer.shared()).get(ProviderSite.PROVIDERS)))
                .isEmpty();
    }

    @Test
    void everyBadFieldGetsAMessageOfItsOwn() {
        HttpResponse<String> refused = admin.post(
                ProviderSite.PROVIDERS,
                "{\"name\":\" \",\"kind\":\"ldap\",\"ldap\":{\"url\":\"x\",\"filter\":\"(\",\"scope\":7}}");

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
            {"name":"x","kind":"ldap","ldap":{"scope":[]}} | ldap.scope is not a whole number
            {"name":["x"],"kind":"ldap"}                | name is not a text
            """)
    void whatIsNoProviderIs400(String body, String message) {
        HttpResponse<String> refused = admin.post(ProviderSite.PROVIDERS, body);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains(message);
    }

    @Test
    void aNameIsThereOnce() {
        site.made(site.body("office", site.port()));
        String other = site.made(site.body("other", site.port()));

        assertThat(admin.post(ProviderSite.PROVIDERS, site.body("OFFICE", site.port()))
                        .statusCode())
                .isEqualTo(409);
        assertThat(admin.put(ProviderSite.PROVIDERS + "/" + other, "{\"name\":\"Office\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(admin.put(ProviderSite.PROVIDERS + "/" + other, "{\"name\":\"Other\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatADeletedProviderTakesWithItIsCountedAndAccountsStay() {
        String path = ProviderSite.PROVIDERS + "/" + site.made(site.body("office", site.port()));
        String user = new People(site.server()).user();
        site.link(path, user);
        database.sql(
                        "insert into identity_group (provider_id, key, name, provider_name) values (:id, 'cn=a', 'a', 'a'), (:id, 'cn=b', 'b', 'b')")
                .param("id", site.id(path))
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
        assertThat(Api.basic(site.server(), user, People.PASSWORD)
                        .get("/api/v2.0/users/current")
                        .statusCode())
                .isEqualTo(200);
        assertThat(site.lastRow("delete")).contains("\"links\": 1", "\"groups\": 2", "\"name\": \"office\"");
    }

    @Test
    void aPingTellsStepByStepWhatWorkedAndSavesNothing() throws IOException {
        JsonNode good = site.ping(site.body("office", site.port()));
        JsonNode bad = site.ping(site.body("office", site.closedPort()));
        JsonNode malformed = site.ping("{\"kind\":\"ldap\",\"ldap\":{\"url\":\"x\"}}");

        assertThat(good.get("success").asBoolean()).isTrue();
        assertThat(good.get("steps").valueStream())
                .allMatch(step -> step.get("success").asBoolean());
        assertThat(bad.get("success").asBoolean()).isFalse();
        assertThat(bad.get("steps").get(0).get("success").asBoolean()).isTrue();
        assertThat(site.last(bad).get("success").asBoolean()).isFalse();
        assertThat(site.last(bad).get("message").asString()).contains("localhost");
        assertThat(malformed.get("steps")).hasSize(1);
        assertThat(malformed.get("steps").get(0).get("message").asString()).contains("ldap.url");
        assertThat(Api.json(admin.get(ProviderSite.PROVIDERS))).isEmpty();
    }

    @Test
    void aPingOfAKnownProviderStartsFromWhatIsSaved() {
        String id = site.made(site.body("office", site.port()));

        assertThat(site.ping("{\"id\":" + id + "}").get("success").asBoolean()).isTrue();
        assertThat(site.ping("{\"id\":" + id + ",\"ldap\":{\"base_dn\":\"dc=elsewhere\"}}")
                        .get("success")
                        .asBoolean())
                .isFalse();
        assertThat(admin.post(ProviderSite.PROVIDERS + "/ping", "{\"id\":987654321}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aTrialThatHangsEndsAndHoldsNoConnectionToTheDatabaseMeanwhile() throws Exception {
        HikariPoolMXBean pool = site.server().bean(HikariDataSource.class).getHikariPoolMXBean();
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var threads = Executors.newSingleThreadExecutor()) {
            String body =
                    site.body("office", silent.getLocalPort()).replace("\"url\"", "\"timeout_seconds\":1,\"url\"");
            Future<HttpResponse<String>> answer = threads.submit(() -> admin.post(ProviderSite.PROVIDERS, body));
            try (Socket caller = silent.accept()) {
                assertThat(caller.getInputStream().read())
                        .as("something is said to it")
                        .isNotNegative();
                assertThat(pool.getActiveConnections()).isZero();
                assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(400);
            }
        }
    }
}
