package dev.berth.identity;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.berth.identity.provider.ExternalAccount;
import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Browser;
import dev.berth.testkit.FakeDirectories;
import dev.berth.testkit.IdentityProviders;
import dev.berth.testkit.People;
import dev.berth.testkit.TestRobot;

import static org.assertj.core.api.Assertions.assertThat;

/** What people do who sign in by a directory and have no password of this server's. */
class NoPasswordHereTest {

    private static final String CURRENT = "/api/v2.0/users/current";
    private static final String PASSWORD = "directory secret";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final BerthServer SERVER = BerthServer.start(Map.of(), FakeDirectories.class);
    private static final long DIRECTORY = IdentityProviders.directory(SERVER);

    private final Api admin = Api.admin(SERVER);
    private final String name = "elsewhere" + COUNT.incrementAndGet();
    private final Api person = Api.basic(SERVER, name, PASSWORD);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void signIn() {
        enter(false);
        assertThat(person.get(CURRENT).statusCode()).isEqualTo(200);
    }

    @Test
    void S04_onesOwnFirstPasswordIsSetByAnAdministratorAlone() {
        for (String old : List.of("", PASSWORD)) {
            var refused = person.put(
                    path("/password"),
                    "{\"old_password\":\"" + old + "\",\"new_password\":\"" + People.PASSWORD + "\"}");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("an administrator can set one");
        }

        assertThat(admin.put(path("/password"), "{\"new_password\":\"" + People.PASSWORD + "\"}")
                        .statusCode())
                .isEqualTo(200);

        assertThat(Api.basic(SERVER, name, People.PASSWORD).get(CURRENT).statusCode())
                .isEqualTo(200);
        assertThat(person.get(CURRENT).statusCode())
                .as("the directory's as well")
                .isEqualTo(200);
    }

    @Test
    void S04_theAddressIsTheProvidersToChangeAndTheRestIsOnesOwn() {
        var refused = person.put(path(""), "{\"email\":\"" + name + "@elsewhere.example.com\"}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("follows the provider");

        assertThat(person.put(path(""), """
                                {"email": "%s@example.com", "realname": "Another", "comment": "x"}""".formatted(name)).statusCode())
                .as("the address as it is")
                .isEqualTo(200);
        assertThat(admin.put(path(""), "{\"email\":\"" + name + "@elsewhere.example.com\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Api.json(person.get(CURRENT)).get("realname").asString()).isEqualTo("Another");
    }

    @Test
    void aSecretForCommandLinesIsShownOnceAndEndsWithTheAccount() {
        String made =
                Api.json(person.put(path("/cli_secret"), "{}")).get("secret").asString();
        Api cli = Api.basic(SERVER, name, made);

        assertThat(cli.get("/v2/").statusCode()).isEqualTo(200);
        assertThat(cli.get("/service/token?service=harbor-registry").statusCode())
                .isEqualTo(200);
        assertThat(cli.get(CURRENT).body()).doesNotContain(made);
        assertThat(new Browser(SERVER).signIn(name, made).statusCode()).isEqualTo(401);

        admin.put(path("/disabled"), "{\"disabled\":true}");
        assertThat(cli.get("/v2/").statusCode()).isEqualTo(401);
    }

    @Test
    void anAdministratorMakesSuchASecretAsWell() {
        String made =
                Api.json(admin.put(path("/cli_secret"), "{}")).get("secret").asString();

        assertThat(Api.basic(SERVER, name, made).get(CURRENT).statusCode()).isEqualTo(200);
    }

    @Test
    void theyAreFoundListedAndTakeTheirName() {
        assertThat(Api.json(admin.get("/api/v2.0/users/search?username=" + name)))
                .hasSize(1);
        assertThat(Api.json(admin.get("/api/v2.0/users?q=username=" + name))
                        .get(0)
                        .get("admin_role_in_auth"))
                .hasToString("false");
        assertThat(admin.post("/api/v2.0/users", """
                                {"username": "%1$s", "email": "%1$s@x.example.com", "realname": "x", "password": "%2$s"}""".formatted(name, People.PASSWORD))
                        .statusCode())
                .isEqualTo(409);
        Browser browser = Browser.of(SERVER, "admin", BerthServer.ADMIN_PASSWORD);
        assertThat(browser.form("/c/userExists", Map.of("target", "username", "value", name))
                        .body())
                .isEqualTo("true");
    }

    @Test
    void S02_aRobotDoesNotTouchAnAdministratorByAProvider() {
        enter(true);
        Browser.of(SERVER, name, "another secret");
        TestRobot robot = TestRobot.inSystem(SERVER, TestRobot.place("system", "/", "user:update", "user:delete"));
        Api machine = Api.basic(SERVER, robot.name(), robot.secret());

        assertThat(Api.json(admin.get(path(""))).get("admin_role_in_auth").asBoolean())
                .isTrue();
        assertThat(machine.put(path(""), "{\"email\":\"robot@example.com\"}").statusCode())
                .isEqualTo(403);
        assertThat(machine.delete(path("")).statusCode()).isEqualTo(403);
    }

    /** An administrator has another password, so that what is remembered does not hide it. */
    private void enter(boolean administrator) {
        SERVER.bean(FakeDirectories.class)
                .enter(
                        DIRECTORY,
                        administrator ? "another secret" : PASSWORD,
                        new ExternalAccount(name, name, name + "@example.com", "Somebody", List.of(), administrator));
    }

    private String path(String rest) {
        return "/api/v2.0/users/"
                + SERVER.bean(Accounts.class).find(name).orElseThrow().id() + rest;
    }
}
