package dev.berth.identity.session;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.access.Credential;
import dev.berth.identity.Accounts;
import dev.berth.identity.Person;
import dev.berth.identity.PersonLookup;
import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Browser;
import dev.berth.testkit.People;

import static org.assertj.core.api.Assertions.assertThat;

class SessionApiTest {

    private static final String CURRENT = "/api/v2.0/users/current";

    private final BerthServer server = BerthServer.shared();
    private final People people = new People(server);
    private final JdbcClient jdbc = JdbcClient.create(server.database().dataSource());

    @Test
    void whoSignsInByAFormIsKnownByTheCookie() {
        String name = people.user();

        Browser browser = Browser.of(server, name, People.PASSWORD);

        HttpResponse<String> current = browser.get(CURRENT);
        assertThat(current.statusCode()).isEqualTo(200);
        assertThat(Api.json(current).get("username").asString()).isEqualTo(name);
    }

    @Test
    void S46_theCookieIsForThisServerAloneAndForNoScript() {
        String cookie = signIn(people.user()).headers().allValues("Set-Cookie").stream()
                .filter(header -> header.startsWith("sid="))
                .findFirst()
                .orElseThrow();

        assertThat(cookie).contains("; Path=/", "; HttpOnly", "; SameSite=Lax").doesNotContain("Domain", "Expires");
        assertThat(cookie).as("the external URL is plain http here").doesNotContain("Secure");
    }

    @Test
    void S03_aWrongPasswordAndAnUnknownNameGetTheSame401AndNoSession() {
        String name = people.user();
        Browser browser = new Browser(server);

        HttpResponse<String> wrong = browser.signIn(name, "Wrong-12345");
        HttpResponse<String> unknown = browser.signIn("nobody-" + name, "Wrong-12345");

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(wrong.body()).contains("UNAUTHORIZED");
        assertThat(browser.cookie("sid")).isEmpty();
    }

    @Test
    void S45_signingInByAFormHasTheLimitsOfEverythingElse() {
        String name = people.user();
        for (int i = 0; i < 10; i++) {
            assertThat(new Browser(server).signIn(name, "Wrong-12345").statusCode())
                    .isEqualTo(401);
        }

        HttpResponse<String> refused = new Browser(server).signIn(name, People.PASSWORD);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(Api.basic(server, name, People.PASSWORD).get(CURRENT).statusCode())
                .isEqualTo(429);
    }

    @Test
    void onlySigningInMakesASession() {
        String name = people.user();

        assertThat(Api.basic(server, name, People.PASSWORD)
                        .get(CURRENT)
                        .headers()
                        .allValues("Set-Cookie"))
                .isEmpty();
        assertThat(Api.anonymous(server).get("/api/v2.0/systeminfo").headers().allValues("Set-Cookie"))
                .isEmpty();
        assertThat(sessionsOf(name)).isZero();
        signIn(name);
        assertThat(sessionsOf(name)).isOne();
    }

    @Test
    void aHeaderCountsBeforeTheCookie() {
        String one = people.user();
        String other = people.user();
        Browser browser = Browser.of(server, one, People.PASSWORD);
        String header = Api.basicHeader(other, People.PASSWORD);

        assertThat(Api.json(browser.get(CURRENT, "Authorization", header))
                        .get("username")
                        .asString())
                .isEqualTo(other);
        assertThat(browser.get(CURRENT, "Authorization", "Basic x").statusCode())
                .isEqualTo(401);
    }

    @Test
    void S46_signingInGivesANewSessionAndEndsTheOneBefore() {
        String name = people.user();
        Browser browser = Browser.of(server, name, People.PASSWORD);
        String before = browser.cookie("sid");

        browser.signIn(name, People.PASSWORD);

        assertThat(browser.cookie("sid")).isNotEqualTo(before);
        assertThat(browser.get(CURRENT).statusCode()).isEqualTo(200);
        assertThat(statusWith(before)).isEqualTo(401);
    }

    @Test
    void S46_aSessionThatSomebodyElseChoseIsNotTaken() {
        String planted = "00000000-0000-0000-0000-000000000000." + "A".repeat(43);
        Browser browser = new Browser(server);
        browser.setCookie("sid", planted);

        assertThat(browser.signIn(people.user(), People.PASSWORD).statusCode()).isEqualTo(200);

        assertThat(browser.cookie("sid")).isNotEqualTo(planted);
        assertThat(statusWith(planted)).isEqualTo(401);
    }

    @Test
    void S46_signingOutEndsTheSessionAndClearsTheCookie() {
        Browser browser = Browser.of(server, people.user(), People.PASSWORD);
        String session = browser.cookie("sid");

        assertThat(browser.get("/c/log_out").statusCode()).isEqualTo(200);

        assertThat(browser.cookie("sid")).isEmpty();
        assertThat(statusWith(session)).isEqualTo(401);
        assertThat(browser.get("/c/log_out").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT    | /password   | {\"new_password\":\"Another-12345\"}",
                "PUT    | /sysadmin   | {\"sysadmin_flag\":true}",
                "PUT    | /auditor    | {\"auditor_flag\":true}",
                "DELETE | ''          | {}"
            })
    void S44_sessionsEndWithThePasswordTheRoleAndTheAccount(String method, String operation, String body) {
        String name = people.user();
        Browser browser = Browser.of(server, name, People.PASSWORD);

        assertThat(Api.admin(server)
                        .send(method, "/api/v2.0/users/" + id(name) + operation, body)
                        .statusCode())
                .isEqualTo(200);

        assertThat(browser.get(CURRENT).statusCode()).isEqualTo(401);
    }

    @Test
    void S44_whatASessionMayDoIsLookedUpAtEachRequest() {
        String name = people.user();
        jdbc.sql("update identity_user set administrator = true where username = ?")
                .param(name)
                .update();
        Browser browser = Browser.of(server, name, People.PASSWORD);
        assertThat(browser.get("/api/v2.0/users").statusCode()).isEqualTo(200);

        jdbc.sql("update identity_user set administrator = false where username = ?")
                .param(name)
                .update();

        assertThat(browser.get("/api/v2.0/users").statusCode()).isEqualTo(403);
    }

    /** The session is opened after the password was changed, for somebody who proved the old one before. */
    @Test
    void S48_aSessionThatIsBeingOpenedWhileThePasswordChangesIsOver() {
        String name = people.user();
        Person proved = server.bean(PersonLookup.class).find(id(name)).orElseThrow();
        Sessions sessions = server.bean(Sessions.class);
        assertThat(sessions.find(sessions.open(proved, Credential.PASSWORD, Optional.empty()), true))
                .isPresent();

        Api.admin(server)
                .send("PUT", "/api/v2.0/users/" + proved.id() + "/password", "{\"new_password\":\"Another-12345\"}");

        assertThat(sessions.find(sessions.open(proved, Credential.PASSWORD, Optional.empty()), true))
                .isEmpty();
    }

    @Test
    void aSessionEndsWhenItRestsForTooLong() {
        String name = people.user();
        Browser browser = Browser.of(server, name, People.PASSWORD);

        lastUsed(name, Duration.ofMinutes(61));

        assertThat(browser.get(CURRENT).statusCode()).isEqualTo(401);
    }

    @Test
    void useKeepsASessionAliveUnlessItIsInTheBackground() {
        String name = people.user();
        Browser browser = Browser.of(server, name, People.PASSWORD);
        lastUsed(name, Duration.ofMinutes(30));

        assertThat(browser.get(CURRENT, "X-Harbor-No-Session-Renewal", "true").statusCode())
                .isEqualTo(200);
        assertThat(restsFor(name)).isGreaterThan(Duration.ofMinutes(29));

        assertThat(browser.get(CURRENT).statusCode()).isEqualTo(200);
        assertThat(restsFor(name)).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void S15_theDatabaseHoldsNothingThatOpensASession() {
        Browser browser = Browser.of(server, people.user(), People.PASSWORD);
        String cookie = browser.cookie("sid");
        String secret = cookie.substring(cookie.indexOf('.') + 1);

        List<String> stored =
                jdbc.sql("""
                        select s.session_id || ' ' || convert_from(a.attribute_bytes, 'UTF8')
                          from identity_session s
                          join identity_session_attributes a on a.session_primary_id = s.primary_id
                        """).query((row, number) -> row.getString(1)).list();

        assertThat(stored).isNotEmpty().noneMatch(row -> row.contains(secret));
        assertThat(statusWith(cookie.substring(0, cookie.indexOf('.') + 1) + "A".repeat(43)))
                .as("the id alone")
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b", "'or 1=1--", "00000000-0000-0000-0000-000000000000"})
    void aCookieThatIsNoSessionIsNobody(String value) {
        assertThat(statusWith(value)).isEqualTo(401);
    }

    @Test
    void S11_nothingSendsTheBrowserElsewhere() {
        String name = people.user();
        Browser browser = new Browser(server);
        browser.get("/c/login");
        for (String parameter : List.of("redirect_url", "next", "redirect_uri", "returnTo")) {
            HttpResponse<String> in = browser.form(
                    "/c/login?" + parameter + "=https://evil.example",
                    Map.of("principal", name, "password", People.PASSWORD, parameter, "//evil.example"));
            HttpResponse<String> out = browser.get("/c/log_out?" + parameter + "=https://evil.example");

            assertThat(in.statusCode()).isEqualTo(200);
            assertThat(out.statusCode()).isEqualTo(200);
            assertThat(in.headers().firstValue("Location")).isEmpty();
            assertThat(out.headers().firstValue("Location")).isEmpty();
            assertThat(in.body() + out.body()).doesNotContain("evil");
        }
    }

    @Test
    void onlyThePasswordSignsInByAForm() {
        String name = people.user();
        String secret = Api.json(Api.basic(server, name, People.PASSWORD)
                        .send("PUT", "/api/v2.0/users/" + id(name) + "/cli_secret", "{}"))
                .get("secret")
                .asString();

        assertThat(new Browser(server).signIn(name, secret).statusCode()).isEqualTo(401);
    }

    @Test
    void aFormWithoutItsFieldsIs400() {
        Browser browser = new Browser(server);
        browser.get("/c/login");

        assertThat(browser.form("/c/login", Map.of("principal", "x")).statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> signIn(String name) {
        HttpResponse<String> answer = new Browser(server).signIn(name, People.PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    private int statusWith(String session) {
        Browser browser = new Browser(server);
        browser.setCookie("sid", session);
        return browser.get(CURRENT).statusCode();
    }

    private long id(String name) {
        return server.bean(Accounts.class).find(name).orElseThrow().id();
    }

    private long sessionsOf(String name) {
        return jdbc.sql("select count(*) from identity_session where principal_name = ?")
                .param(Long.toString(id(name)))
                .query(Long.class)
                .single();
    }

    private void lastUsed(String name, Duration ago) {
        jdbc.sql("update identity_session set last_access_time = ? where principal_name = ?")
                .params(Instant.now().minus(ago).toEpochMilli(), Long.toString(id(name)))
                .update();
    }

    private Duration restsFor(String name) {
        long last = jdbc.sql("select last_access_time from identity_session where principal_name = ?")
                .param(Long.toString(id(name)))
                .query(Long.class)
                .single();
        return Duration.between(Instant.ofEpochMilli(last), Instant.now());
    }
}
