package dev.berth.browser;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.options.Cookie;

import dev.berth.testkit.BerthServer;
import dev.berth.testkit.People;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("browser")
class SessionsTest {

    private static final String COOKIE = "sid";
    private static final BerthServer SERVER = BerthServer.shared();

    /** What a page of another site could make the browser send, were it let: a change with the cookie and nothing else. */
    private static final String BARE_CHANGE = """
            async () => (await fetch('/api/v2.0/projects', {
              method: 'POST',
              headers: { 'Content-Type': 'application/json' },
              body: JSON.stringify({ project_name: 'forged', metadata: { public: 'true' } }),
            })).status""";

    private final People people = new People(SERVER);

    @Test
    void S11_theSessionIsAnotherOneAfterSigningIn() {
        try (Tab tab = new Tab(SERVER)) {
            tab.open("/account/sign-in");
            String before = session(tab);
            signIn(tab, people.user(), People.PASSWORD);

            assertThat(session(tab)).isNotEmpty().isNotEqualTo(before);
        }
    }

    @Test
    void S11_theSessionIsOverAfterSigningOut() {
        try (Tab tab = new Tab(SERVER);
                Tab thief = new Tab(SERVER)) {
            tab.signedIn(people.user(), People.PASSWORD).open("/account");
            List<Cookie> cookies = tab.context().cookies();
            tab.press("Sign out");
            tab.isAt("/account/sign-in");

            thief.context().addCookies(cookies);
            assertThat(whoIs(thief)).isEqualTo(401);
        }
    }

    @Test
    void S11_theSessionsElsewhereAreOverAfterAChangeOfThePassword() {
        String user = people.user();
        try (Tab here = new Tab(SERVER);
                Tab elsewhere = new Tab(SERVER)) {
            elsewhere.signedIn(user, People.PASSWORD).open("/account");
            here.signedIn(user, People.PASSWORD).open("/account");
            String before = session(here);
            here.fill("Current password", People.PASSWORD);
            here.fill("New password", "Another-Pass-4321");
            here.press("Change the password");
            here.sees("The password is changed.");

            assertThat(session(here)).isNotEqualTo(before);
            assertThat(whoIs(here)).isEqualTo(200);
            assertThat(whoIs(elsewhere)).isEqualTo(401);
        }
    }

    @Test
    void whoIsSignedOutElsewhereIsAskedToSignInAndComesBackHere() {
        String user = people.user();
        try (Tab tab = new Tab(SERVER)) {
            tab.signedIn(user, People.PASSWORD).open("/account");
            tab.context().clearCookies();
            tab.open("/account");
            tab.isAt("/account/sign-in");
            signInHere(tab, user, People.PASSWORD);

            tab.isAt("/account");
            tab.sees(user);
        }
    }

    @Test
    void aPageThatIsOpenNoticesThatTheSessionIsOver() {
        String user = people.user();
        try (Tab tab = new Tab(SERVER)) {
            tab.signedIn(user, People.PASSWORD).open("/account");
            tab.context().clearCookies();
            tab.follow("Projects");
            tab.sees("library");
            tab.page().goBack();
            tab.isAt("/account/sign-in");
            signInHere(tab, user, People.PASSWORD);

            tab.isAt("/account");
        }
    }

    @Test
    void S05_aChangeWithoutTheTokenIsRefused() {
        try (Tab tab = new Tab(SERVER).administrator().open("/projects")) {
            assertThat(tab.page().evaluate(BARE_CHANGE)).isEqualTo(403);
        }
    }

    @Test
    void S05_aFormOfAnotherSiteChangesNothing() {
        try (Tab tab = new Tab(SERVER).administrator().open("/projects")) {
            assertThat(tab.context().cookies())
                    .filteredOn(cookie -> cookie.name.equals(COOKIE))
                    .allSatisfy(cookie -> {
                        assertThat(cookie.httpOnly).isTrue();
                        assertThat(String.valueOf(cookie.sameSite)).isEqualToIgnoringCase("lax");
                    });
        }
    }

    @Test
    void aWrongPasswordIsSaidWhereItWasTyped() {
        try (Tab tab = new Tab(SERVER).open("/account/sign-in")) {
            signInHere(tab, "nobody", "Wrong-Pass-1234");

            tab.sees("This name and this password do not belong together.");
            assertThat(tab.field("User name").inputValue()).isEqualTo("nobody");
            assertThat(tab.faults()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "///evil.example/",
                "/\\evil.example/",
                "\\\\evil.example/",
                "/\t/evil.example/",
                "\t//evil.example/",
                "/\n/evil.example",
                "javascript:canary='to'",
                "JaVaScRiPt:canary='to'",
                " javascript:canary='to'",
                "data:text/html,<script>canary='to'</script>",
                "http:evil.example",
                "https:/evil.example",
                "/%2F/evil.example",
                "/%5Cevil.example",
                "/..//evil.example",
                "/.//evil.example",
                "@evil.example",
                "evil.example",
                "/@evil.example/",
                "blob:https://evil.example/1"
            })
    void S46_whoSignsInStaysHereWhereverTheAddressPoints(String to) {
        try (Tab tab = new Tab(SERVER)) {
            tab.open("/account/sign-in?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
            signInHere(tab, "admin", BerthServer.ADMIN_PASSWORD);
            tab.page().waitForURL(url -> !url.contains("/account/sign-in"));
            tab.page().locator("nav.rail").waitFor();

            assertThat(URI.create(tab.page().url()).getAuthority()).isEqualTo(SERVER.host());
            assertThat(tab.faults()).isEmpty();
        }
    }

    @Test
    void S46_whoSignsInComesToThePageThatWasAskedFor() {
        String project = people.project();
        try (Tab tab = new Tab(SERVER)) {
            tab.open("/projects/" + project + "/members?filter=a");
            tab.isAt("/account/sign-in");
            signInHere(tab, "admin", BerthServer.ADMIN_PASSWORD);

            tab.isAt("/projects/" + project + "/members");
            assertThat(tab.page().url()).endsWith("?filter=a");
        }
    }

    private static void signIn(Tab tab, String username, String password) {
        tab.open("/account/sign-in");
        signInHere(tab, username, password);
        tab.isAt("/projects");
    }

    private static void signInHere(Tab tab, String username, String password) {
        tab.fill("User name", username);
        tab.fill("Password", password);
        tab.press("Sign in");
    }

    private static String session(Tab tab) {
        return tab.context().cookies().stream()
                .filter(cookie -> cookie.name.equals(COOKIE))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElse("");
    }

    private static int whoIs(Tab tab) {
        return tab.context().request().get("/api/v2.0/users/current").status();
    }
}
