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
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.identity.provider.ProviderAway;
import dev.berth.identity.provider.ProviderKind;
import dev.berth.identity.provider.Providers;
import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.IdentityProviders;
import dev.berth.testkit.People;
import dev.berth.testkit.TestDirectory;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProviderChangeTest {

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
    void whatIsAbsentStaysAsItIsTheSecretAmongIt() {
        String path = ProviderSite.PROVIDERS + "/" + site.made(site.body("office", site.port()));

        assertThat(admin.put(path, "{\"name\":\"headquarters\",\"ldap\":{\"filter\":\"(uid=*)\"}}")
                        .statusCode())
                .isEqualTo(200);

        JsonNode shown = Api.json(admin.get(path));
        assertThat(shown.get("name").asString()).isEqualTo("headquarters");
        assertThat(shown.get("ldap").get("filter").asString()).isEqualTo("(uid=*)");
        assertThat(shown.get("revision").asLong()).isEqualTo(1);
        assertThat(site.server()
                        .bean(Providers.class)
                        .primary(ProviderKind.LDAP)
                        .orElseThrow()
                        .settings()
                        .secret())
                .isEqualTo(TestDirectory.READER_PASSWORD);
    }

    @Test
    void whatChangesNothingCostsNoCallAndLeavesNoRow() {
        String path = ProviderSite.PROVIDERS + "/" + site.made(site.body("office", site.port()));
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
        String path = ProviderSite.PROVIDERS + "/" + site.made(site.body("office", site.port()));

        assertThat(admin.put(path, "{\"revision\":0,\"name\":\"first\"}").statusCode())
                .isEqualTo(200);
        HttpResponse<String> second = admin.put(path, "{\"revision\":0,\"name\":\"second\"}");

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("read it again");
        assertThat(Api.json(admin.get(path)).get("name").asString()).isEqualTo("first");
    }

    @Test
    void ofManyWhoChangeItAtOnceNobodyUndoesWhatAnotherHasSaved() throws Exception {
        String path = ProviderSite.PROVIDERS + "/" + site.made(site.body("office", site.port()));
        List<Callable<Integer>> edits = List.of(
                () -> site.edit(path, "filter", "(uid=*)"),
                () -> site.edit(path, "group_base_dn", TestDirectory.GROUPS),
                () -> site.edit(path, "realname_attribute", "displayName"),
                () -> site.edit(path, "email_attribute", "mailAddress"));
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
        String first = site.made(site.body("first", site.port()));
        String second = site.made(site.body("second", site.port()));
        assertThat(site.primaries()).containsExactly("first");

        assertThat(admin.put(ProviderSite.PROVIDERS + "/" + second, "{\"primary\":true}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(site.primaries()).containsExactly("second");
        assertThat(admin.put(ProviderSite.PROVIDERS + "/" + second, "{\"primary\":false}")
                        .statusCode())
                .isEqualTo(412);

        site.made(site.body("third", site.port()).replace("\"kind\"", "\"primary\":true,\"kind\""));
        assertThat(site.primaries()).containsExactly("third");
        admin.put(ProviderSite.PROVIDERS + "/" + first, "{\"enabled\":false}");
        String third = database.sql("select provider_id from identity_provider where main")
                .query(String.class)
                .single();
        assertThat(admin.delete(ProviderSite.PROVIDERS + "/" + third).statusCode())
                .isEqualTo(200);
        assertThat(site.primaries())
                .as("one that is enabled goes before an older one that is not")
                .containsExactly("second");
    }

    @Test
    void S31_whereAccountsAreLinkedTheirKeysGoOnToMeanTheSamePeople() {
        String directoryPath = ProviderSite.PROVIDERS + "/" + site.made(site.body("office", site.port()));
        String issuerPath = ProviderSite.PROVIDERS + "/" + IdentityProviders.issuer(site.server(), true);
        site.link(directoryPath, new People(site.server()).user());
        site.link(issuerPath, new People(site.server()).user());

        HttpResponse<String> issuer = admin.put(issuerPath, "{\"oidc\":{\"endpoint\":\"https://other.example.org\"}}");
        HttpResponse<String> key = admin.put(directoryPath, "{\"ldap\":{\"id_attribute\":\"uid\"}}");

        assertThat(issuer.statusCode()).isEqualTo(412);
        assertThat(issuer.body()).contains("endpoint cannot be changed, since 1 accounts are linked");
        assertThat(key.statusCode()).isEqualTo(412);
        assertThat(admin.put(directoryPath, """
                        {"ldap":{"url":"ldap://127.0.0.1:%d","secret":"%s"}}""".formatted(site.port(), TestDirectory.READER_PASSWORD))
                        .statusCode())
                .as("a directory may move")
                .isEqualTo(200);
    }

    @Test
    void S15_theAuditLogSaysThatThereIsAnotherSecretAndNotWhichOne() {
        String path = ProviderSite.PROVIDERS + "/" + site.made(site.body("office", site.port()));
        assertThat(site.lastRow("create"))
                .contains("\"secret\": \"set\"")
                .doesNotContain(TestDirectory.READER_PASSWORD);

        admin.put(path, "{\"ldap\":{\"filter\":\"(uid=*)\"}}");
        assertThat(site.lastRow("update")).contains("(uid=*)").doesNotContain("secret");
        assertThat(admin.put(path, "{\"ldap\":{\"secret\":\"\"}}").statusCode()).isEqualTo(400);
    }

    @Test
    void S15_aKeptSecretIsSentToNoOtherServer() throws IOException {
        String id = site.made(site.body("office", site.port()));
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(500);
            String elsewhere = "\"ldap\":{\"url\":\"ldap://localhost:" + listener.getLocalPort() + "\"}}";

            HttpResponse<String> change = admin.put(ProviderSite.PROVIDERS + "/" + id, "{" + elsewhere);
            HttpResponse<String> ping = admin.post(ProviderSite.PROVIDERS + "/ping", "{\"id\":" + id + "," + elsewhere);

            assertThat(change.statusCode()).isEqualTo(400);
            assertThat(change.body()).contains("ldap.secret is missing");
            assertThat(ping.statusCode()).isEqualTo(400);
            assertThatExceptionOfType(IOException.class).isThrownBy(listener::accept);
        }
    }

    @Test
    void S15_aNodeWithAnotherKeySaysSoAndAnAdministratorCanEnterTheSecretAnew() {
        String id = site.made(site.body("office", site.port()));
        try (BerthServer other = site.server()
                .another(Map.of(
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
            assertThat(Api.json(Api.admin(other).get(ProviderSite.PROVIDERS))).hasSize(1);
            assertThat(Api.admin(other)
                            .put(
                                    ProviderSite.PROVIDERS + "/" + id,
                                    "{\"ldap\":{\"secret\":\"" + TestDirectory.READER_PASSWORD + "\"}}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(there.enabled(ProviderKind.LDAP)).hasSize(1);
        }
    }
}
