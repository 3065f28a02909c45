package dev.berth.identity;

import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Browser;
import dev.berth.testkit.People;

import static org.assertj.core.api.Assertions.assertThat;

/** Harbor's protection against requests that another site makes a browser send (S05). */
class CsrfTest {

    private final BerthServer server = BerthServer.shared();
    private final People people = new People(server);

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void S05_noChangeIsMadeWithACookieAlone(String method) {
        Browser browser = Browser.of(server, people.user(), People.PASSWORD);
        browser.forgetToken();

        HttpResponse<String> refused = browser.send(method, "/api/v2.0/users/1", "{}");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Api.json(refused).at("/errors/0/code").asString()).isEqualTo("FORBIDDEN");
        assertThat(refused.body()).contains("CSRF");
    }

    @Test
    void S05_aRefusalBringsATokenThatWorks() {
        Browser browser = Browser.of(server, people.user(), People.PASSWORD);
        browser.forgetToken();
        assertThat(register(browser)).isEqualTo(403);

        assertThat(register(browser)).as("with the token of the refusal").isEqualTo(201);
    }

    @Test
    void S05_theTokenOfAnotherBrowserDoesNotFit() {
        Browser browser = Browser.of(server, people.user(), People.PASSWORD);
        Browser other = Browser.of(server, people.user(), People.PASSWORD);
        browser.setToken(other.get("/api/v2.0/users/current")
                .headers()
                .firstValue(Browser.TOKEN)
                .orElseThrow());

        assertThat(register(browser)).isEqualTo(403);
        browser.setToken("x");
        assertThat(register(browser)).isEqualTo(403);
    }

    @Test
    void S05_signingInItselfNeedsAToken() {
        String name = people.user();
        Map<String, String> form = Map.of("principal", name, "password", People.PASSWORD);
        Browser browser = new Browser(server);

        HttpResponse<String> refused = browser.form("/c/login", form);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(browser.cookie("sid")).isEmpty();
        assertThat(browser.form("/c/login", form).statusCode()).isEqualTo(200);
    }

    @Test
    void S11_aTokenFromBeforeTheSignInIsWorthNothingAfterIt() {
        Browser browser = new Browser(server);
        String before =
                browser.get("/c/login").headers().firstValue(Browser.TOKEN).orElseThrow();
        String cookieBefore = browser.cookie("_gorilla_csrf");

        browser.signIn(people.user(), People.PASSWORD);

        assertThat(browser.cookie("_gorilla_csrf")).isNotEqualTo(cookieBefore);
        browser.setToken(before);
        assertThat(register(browser)).isEqualTo(403);
        assertThat(register(browser)).as("with the token of the refusal").isEqualTo(201);
    }

    @Test
    void theTokensCookieIsStrict() {
        String cookie = Api.anonymous(server).get("/c/login").headers().allValues("Set-Cookie").stream()
                .filter(header -> header.startsWith("_gorilla_csrf="))
                .findFirst()
                .orElseThrow();

        assertThat(cookie).contains("Path=/", "HttpOnly", "SameSite=Strict").doesNotContain("Secure");
    }

    @Test
    void machinesWithoutASessionNeedNoTokenAndGetNone() {
        HttpResponse<String> made =
                Api.admin(server).post("/api/v2.0/projects", "{\"project_name\":\"csrf-" + System.nanoTime() + "\"}");

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue(Browser.TOKEN)).isEmpty();
        assertThat(made.headers().allValues("Set-Cookie")).isEmpty();
    }

    /** Browsers send remembered Basic credentials by themselves, so a header does not excuse from the token. */
    @Test
    void S05_aCookieBesideAHeaderNeedsATokenToo() {
        Browser browser = Browser.of(server, people.user(), People.PASSWORD);
        browser.forgetToken();
        String header = Api.basicHeader("admin", BerthServer.ADMIN_PASSWORD);

        assertThat(browser.send("PUT", "/api/v2.0/users/1", "{}", "Authorization", header)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void S05_aPushWithACookieNeedsATokenAsWell() {
        String project = people.project();
        String name = people.member(project, People.DEVELOPER);
        Browser browser = Browser.of(server, name, People.PASSWORD);
        String uploads = "/v2/" + project + "/image/blobs/uploads/";
        browser.forgetToken();

        assertThat(browser.send("POST", uploads, null).statusCode()).isEqualTo(403);
        assertThat(browser.send("POST", uploads, null).statusCode())
                .as("with a token")
                .isEqualTo(202);
        assertThat(browser.get("/v2/").statusCode()).isEqualTo(200);
    }

    @Test
    void anExpiredSessionNeedsATokenToo() {
        Browser browser = new Browser(server);
        browser.setCookie("sid", "over");

        assertThat(register(browser)).isEqualTo(403);
    }

    private int register(Browser browser) {
        return browser.send("POST", "/api/v2.0/projects", "{\"project_name\":\"csrf-" + System.nanoTime() + "\"}")
                .statusCode();
    }
}
