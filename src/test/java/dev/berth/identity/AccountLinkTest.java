package dev.berth.identity;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.identity.provider.ExternalAccount;
import dev.berth.identity.provider.ExternalGroup;
import dev.berth.identity.provider.Providers;
import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Browser;
import dev.berth.testkit.FakeDirectories;
import dev.berth.testkit.IdentityProviders;
import dev.berth.testkit.People;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Which accounts at providers somebody signs in by, who adds one and who takes one away. */
class AccountLinkTest {

    private static final String USERS = "/api/v2.0/users/";
    private static final String PASSWORD = "directory secret";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final BerthServer SERVER = BerthServer.start(Map.of(), FakeDirectories.class);
    private static final FakeDirectories DIRECTORIES = SERVER.bean(FakeDirectories.class);
    private static final long DIRECTORY = IdentityProviders.directory(SERVER);
    private static final long ISSUER = IdentityProviders.issuer(SERVER, true);

    private final Api admin = Api.admin(SERVER);
    private final People people = new People(SERVER);
    private final JdbcClient jdbc = JdbcClient.create(SERVER.database().dataSource());
    private final String there = "linked" + COUNT.incrementAndGet();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void anAdministratorLinksByTheKeyThatTheProviderHasForSomebody() {
        String name = people.user();
        enter();

        HttpResponse<String> made = admin.post(links(name), bySubject(DIRECTORY));

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("Location").orElseThrow()).startsWith(links(name) + "/");
        JsonNode link = Api.json(admin.get(links(name))).get(0);
        assertThat(link.get("provider_id").asLong()).isEqualTo(DIRECTORY);
        assertThat(link.get("kind").asString()).isEqualTo("ldap");
        assertThat(link.get("subject").asString()).isEqualTo("subject of " + there);
        assertThat(link.has("sign_in_time")).isFalse();
        assertThat(username(Api.basic(SERVER, there, PASSWORD))).isEqualTo(name);
        assertThat(Api.json(admin.get(links(name))).get(0).has("sign_in_time")).isTrue();
    }

    @Test
    void somebodyLinksTheAccountThatTheyProveToBeTheirsAtADirectory() {
        String name = people.user();
        enter();
        Api person = Api.basic(SERVER, name, People.PASSWORD);

        assertThat(person.post(links(name), byPassword("wrong")).statusCode()).isEqualTo(403);
        assertThat(person.post(links(name), byPassword("")).statusCode()).isEqualTo(400);
        assertThat(person.post(links(name), byPassword(PASSWORD)).statusCode()).isEqualTo(201);

        assertThat(username(Api.basic(SERVER, name, PASSWORD))).isEqualTo(name);
        assertThat(groups(name)).containsExactly("readers");
        assertThat(jdbc.sql(
                                "select coalesce(after::text, '') from audit_entry where username = ? and resource_type = 'user'")
                        .param(name)
                        .query(String.class)
                        .list())
                .anySatisfy(
                        row -> assertThat(row).contains("subject of " + there).doesNotContain(PASSWORD));
    }

    @Test
    void S04_aSessionAloneLinksNothing() {
        String name = people.user();
        enter();
        Browser found = Browser.of(SERVER, name, People.PASSWORD);

        assertThat(found.send("POST", links(name), byPassword(PASSWORD)).statusCode())
                .isEqualTo(403);
        assertThat(found.send("POST", links(name), withCurrent("Wrong-12345")).statusCode())
                .isEqualTo(403);
        assertThat(count(name)).isZero();
        assertThat(found.send("POST", links(name), withCurrent(People.PASSWORD)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void S04_nobodyLinksToTheAccountOfSomebodyElseOrByAKeyThatTheyOnlySay() {
        String victim = people.user();
        String name = people.user();
        enter();
        Api person = Api.basic(SERVER, name, People.PASSWORD);

        assertThat(person.post(links(victim), byPassword(PASSWORD)).statusCode())
                .isEqualTo(403);
        assertThat(person.post(links(victim), bySubject(DIRECTORY)).statusCode())
                .isEqualTo(403);
        assertThat(person.post(links(name), bySubject(DIRECTORY)).statusCode()).isEqualTo(403);
        assertThat(person.get(links(victim)).statusCode()).isEqualTo(403);
        assertThat(admin.post(links(victim), byPassword(PASSWORD)).statusCode())
                .as("a password proves nobody else's account")
                .isEqualTo(400);
        assertThat(count(victim) + count(name)).isZero();
    }

    @Test
    void S31_anAccountAtAProviderBelongsToOneAccount() {
        String name = people.user();
        String another = people.user();
        enter();
        assertThat(admin.post(links(name), bySubject(DIRECTORY)).statusCode()).isEqualTo(201);

        assertThat(admin.post(links(another), bySubject(DIRECTORY)).statusCode())
                .isEqualTo(409);
        assertThat(Api.basic(SERVER, another, People.PASSWORD)
                        .post(links(another), byPassword(PASSWORD))
                        .statusCode())
                .isEqualTo(409);
        assertThat(admin.post(links(name), """
                                {"provider_id": %d, "subject": "another"}""".formatted(DIRECTORY)).statusCode())
                .as("a second account at the same provider")
                .isEqualTo(409);
        assertThat(count(another)).isZero();
    }

    @Test
    void S01_aLinkTakesNothingThatTheServerDecides() {
        String name = people.user();

        HttpResponse<String> made = admin.post(links(name), """
                {"provider_id": %d, "subject": "%s", "id": 7777777, "user_id": 1, "administrator": true,
                 "admin_role_in_auth": true, "sign_in_time": "2001-01-01T00:00:00Z", "name": "x",
                 "creation_time": "2001-01-01T00:00:00Z"}""".formatted(DIRECTORY, there));

        assertThat(made.statusCode()).isEqualTo(201);
        JsonNode link = Api.json(admin.get(links(name))).get(0);
        assertThat(link.get("id").asLong()).isNotEqualTo(7777777);
        assertThat(link.get("admin_role_in_auth").asBoolean()).isFalse();
        assertThat(link.get("creation_time").asString()).doesNotStartWith("2001");
        assertThat(link.has("sign_in_time")).isFalse();
        assertThat(admin.put(USERS + id(name) + "/disabled", "{\"disabled\": false, \"sysadmin_flag\": true}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Api.json(admin.get(USERS + id(name))).get("sysadmin_flag").asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"provider_id\": 1}",
                "{\"subject\": \"x\"}",
                "{\"provider_id\": 1, \"subject\": \"a\\u0000b\"}",
                "{\"provider_id\": 1, \"subject\": \" \"}"
            })
    void whatSaysNotWhichAccountIsMeantIsRefused(String body) {
        String filled = body.replace("\"provider_id\": 1", "\"provider_id\": " + DIRECTORY);

        assertThat(admin.post(links(people.user()), filled).statusCode()).isEqualTo(400);
    }

    @Test
    void aProviderOrAnAccountThatIsNotThereIsNotFound() {
        assertThat(admin.post(links(people.user()), bySubject(987654321)).statusCode())
                .isEqualTo(404);
        assertThat(admin.post(USERS + "987654321/links", bySubject(DIRECTORY)).statusCode())
                .isEqualTo(404);
        assertThat(admin.get(USERS + "987654321/links").statusCode()).isEqualTo(404);
    }

    @Test
    void S09_aLinkOfSomebodyElseIsNotFoundAmongOnesOwn() {
        String victim = people.user();
        String name = people.user();
        admin.post(links(victim), bySubject(DIRECTORY));
        String link = firstLink(victim);

        assertThat(Api.basic(SERVER, name, People.PASSWORD)
                        .delete(links(name) + "/" + link)
                        .statusCode())
                .isEqualTo(404);
        assertThat(Api.basic(SERVER, name, People.PASSWORD)
                        .delete(links(victim) + "/" + link)
                        .statusCode())
                .isEqualTo(403);
        assertThat(count(victim)).isEqualTo(1);
    }

    @Test
    void S27_withTheLinkGoWhatItGave() {
        String name = people.user();
        DIRECTORIES.enter(
                DIRECTORY,
                PASSWORD,
                new ExternalAccount(
                        "subject of " + there, there, null, null, List.of(new ExternalGroup("g", "g")), true));
        Api person = Api.basic(SERVER, name, People.PASSWORD);
        person.post(links(name), byPassword(PASSWORD));
        assertThat(person.get("/api/v2.0/users").statusCode())
                .as("as an administrator")
                .isEqualTo(200);

        assertThat(person.delete(links(name) + "/" + firstLink(name)).statusCode())
                .isEqualTo(200);

        assertThat(person.get("/api/v2.0/users").statusCode()).isEqualTo(403);
        assertThat(groups(name)).isEmpty();
    }

    @Test
    void theLastWayInStaysAndAPasswordIsOne() {
        enter();
        Api person = Api.basic(SERVER, there, PASSWORD);
        person.get("/api/v2.0/users/current");

        HttpResponse<String> refused = person.delete(links(there) + "/" + firstLink(there));

        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(refused.body()).contains("only way");
        admin.put(USERS + id(there) + "/password", "{\"new_password\":\"" + People.PASSWORD + "\"}");
        assertThat(admin.delete(links(there) + "/" + firstLink(there)).statusCode())
                .isEqualTo(200);
        assertThat(username(Api.basic(SERVER, there, People.PASSWORD))).isEqualTo(there);
    }

    @Test
    void S48_ofTwoLinksThatGoAtOnceOneStays() throws Exception {
        for (int round = 0; round < 10; round++) {
            String name = "twice" + there + round;
            DIRECTORIES.enter(DIRECTORY, PASSWORD, new ExternalAccount(name, name, null, null, List.of(), false));
            username(Api.basic(SERVER, name, PASSWORD));
            SERVER.bean(ExternalSignIn.class)
                    .link(
                            id(name),
                            SERVER.bean(Providers.class).find(ISSUER).orElseThrow(),
                            new ExternalAccount(name, name, null, null, List.of(), false));
            List<String> both = Api.json(admin.get(links(name)))
                    .valueStream()
                    .map(link -> link.get("id").asString())
                    .toList();

            List<Integer> statuses = atOnce(both.stream()
                    .<Callable<Integer>>map(
                            link -> () -> admin.delete(links(name) + "/" + link).statusCode())
                    .toList());

            assertThat(statuses).containsExactlyInAnyOrder(200, 412);
            assertThat(count(name)).isEqualTo(1);
        }
    }

    @Test
    void anIssuersPersonIsShownAsHarborShowsThem() {
        SERVER.bean(ExternalSignIn.class)
                .onboard(
                        SERVER.bean(Providers.class).find(ISSUER).orElseThrow(),
                        new ExternalAccount("sub-" + there, there, null, null, List.of(), false),
                        there);

        JsonNode meta = Api.json(admin.get(USERS + id(there))).get("oidc_user_meta");

        assertThat(meta.get("subiss").asString()).isEqualTo("sub-" + there + "https://issuer.example.com");
        assertThat(meta.get("user_id").asLong()).isEqualTo(id(there));
        assertThat(meta.has("secret")).isFalse();
        assertThat(Api.json(admin.get(USERS + id(people.user()))).has("oidc_user_meta"))
                .isFalse();
    }

    @Test
    void whileTheDirectoryIsAwayTheAnswerSaysNothingOfIt() {
        String name = people.user();
        DIRECTORIES.goAway(DIRECTORY);
        try {
            HttpResponse<String> refused =
                    Api.basic(SERVER, name, People.PASSWORD).post(links(name), byPassword(PASSWORD));

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.body()).doesNotContain("ldap.internal");
        } finally {
            DIRECTORIES.comeBack(DIRECTORY);
        }
    }

    private void enter() {
        DIRECTORIES.enter(
                DIRECTORY,
                PASSWORD,
                new ExternalAccount(
                        "subject of " + there,
                        there,
                        null,
                        null,
                        List.of(new ExternalGroup("readers", "readers")),
                        false));
    }

    private String bySubject(long provider) {
        return """
                {"provider_id": %d, "subject": "subject of %s"}""".formatted(provider, there);
    }

    private String byPassword(String password) {
        return """
                {"provider_id": %d, "username": "%s", "password": "%s"}""".formatted(DIRECTORY, there, password);
    }

    private String withCurrent(String current) {
        return """
                {"provider_id": %d, "username": "%s", "password": "%s", "current_password": "%s"}""".formatted(DIRECTORY, there, PASSWORD, current);
    }

    private static String username(Api api) {
        return Api.json(api.get("/api/v2.0/users/current")).get("username").asString();
    }

    private static String links(String name) {
        return USERS + id(name) + "/links";
    }

    private String firstLink(String name) {
        return Api.json(admin.get(links(name))).get(0).get("id").asString();
    }

    private static long id(String name) {
        return SERVER.bean(Accounts.class).find(name).orElseThrow().id();
    }

    private long count(String name) {
        return jdbc.sql("select count(*) from identity_link where user_id = ?")
                .param(id(name))
                .query(Long.class)
                .single();
    }

    private List<String> groups(String name) {
        return jdbc.sql("""
                        select g.name from identity_group_member m join identity_group g using (group_id)
                         where m.user_id = ?
                        """)
                .param(id(name))
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static List<Integer> atOnce(List<Callable<Integer>> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(work).stream().map(Future::resultNow).toList();
        }
    }
}
