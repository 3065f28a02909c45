package dev.berth.identity;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Browser;
import dev.berth.testkit.People;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds on several nodes, over restarts and with other settings, on a database of its own. */
class NodesTest {

    private static final String CURRENT = "/api/v2.0/users/current";
    private static final BerthServer SERVER = BerthServer.start();

    private final People people = new People(SERVER);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @AfterEach
    void asBefore() {
        set("{\"self_registration\":false,\"session_timeout\":60}");
    }

    @Test
    void S05_S46_aSessionAndItsTokenHoldOnEveryNodeAndAfterARestart() {
        Browser browser = Browser.of(SERVER, people.user(), People.PASSWORD);

        try (BerthServer second = SERVER.another(Map.of())) {
            browser.moveTo(second);
            assertThat(browser.get(CURRENT).statusCode()).isEqualTo(200);
            assertThat(createsProject(browser)).isEqualTo(201);
        }
        try (BerthServer restarted = SERVER.another(Map.of("berth.external-url", "https://berth.example.org"))) {
            browser.moveTo(restarted);
            assertThat(browser.get(CURRENT).statusCode()).isEqualTo(200);
            assertThat(createsProject(browser)).isEqualTo(201);
            S46_whereTlsIsSpokenCookiesAreForTlsAlone(restarted);

            browser.get("/c/log_out");
            browser.moveTo(SERVER);
            assertThat(browser.get(CURRENT).statusCode()).isEqualTo(401);
        }
    }

    private void S46_whereTlsIsSpokenCookiesAreForTlsAlone(BerthServer behindTls) {
        Browser browser = new Browser(behindTls);
        String token = cookie(browser.get("/c/login").headers().allValues("Set-Cookie"), "_gorilla_csrf");
        var answer = browser.signIn(people.user(), People.PASSWORD);

        assertThat(token).contains("; Secure");
        assertThat(cookie(answer.headers().allValues("Set-Cookie"), "sid")).contains("; Secure");
    }

    @Test
    void theTimeOutOfASessionIsSet() {
        set("{\"session_timeout\":7}");
        String name = people.user();

        Browser.of(SERVER, name, People.PASSWORD);

        long id = SERVER.bean(Accounts.class).find(name).orElseThrow().id();
        assertThat(JdbcClient.create(SERVER.database().dataSource())
                        .sql("select max_inactive_interval from identity_session where principal_name = ?")
                        .param(Long.toString(id))
                        .query(Integer.class)
                        .single())
                .isEqualTo(7 * 60);
    }

    @Test
    void S01_whereItIsSwitchedOnAnybodyMayRegisterAndBecomesNothingMore() {
        Api anybody = Api.anonymous(SERVER);
        String body = """
                {"username":"walter","password":"%s","realname":"Walter","sysadmin_flag":true,"auditor_flag":true,"user_id":1}
                """.formatted(People.PASSWORD);
        assertThat(anybody.post("/api/v2.0/users", body).statusCode()).isEqualTo(401);
        assertThat(exists("walter").statusCode()).isEqualTo(412);

        set("{\"self_registration\":true}");

        assertThat(Api.json(exists("walter")).asBoolean()).isFalse();
        assertThat(anybody.post("/api/v2.0/users", body).statusCode()).isEqualTo(201);
        assertThat(Api.json(exists("WALTER")).asBoolean()).isTrue();
        var walter = Api.json(Api.basic(SERVER, "walter", People.PASSWORD).get(CURRENT));
        assertThat(walter.get("sysadmin_flag").asBoolean()).isFalse();
        assertThat(walter.get("auditor_flag").asBoolean()).isFalse();
        assertThat(walter.get("user_id").asLong()).isGreaterThan(1);
    }

    private static HttpResponse<String> exists(String name) {
        Browser browser = new Browser(SERVER);
        browser.get("/c/login");
        return browser.form("/c/userExists", Map.of("target", "username", "value", name));
    }

    private static int createsProject(Browser browser) {
        return browser.send("POST", "/api/v2.0/projects", "{\"project_name\":\"p-" + System.nanoTime() + "\"}")
                .statusCode();
    }

    private static String cookie(List<String> headers, String name) {
        return headers.stream()
                .filter(header -> header.startsWith(name + "="))
                .findFirst()
                .orElseThrow();
    }

    private static void set(String configuration) {
        assertThat(Api.admin(SERVER)
                        .send("PUT", "/api/v2.0/configurations", configuration)
                        .statusCode())
                .isEqualTo(200);
    }
}
