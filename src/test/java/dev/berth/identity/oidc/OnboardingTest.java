package dev.berth.identity.oidc;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.IssuerServer;
import dev.berth.testkit.People;
import dev.berth.testkit.Visitor;

import static dev.berth.identity.oidc.OidcSite.claims;
import static dev.berth.identity.oidc.OidcSite.current;
import static dev.berth.identity.oidc.OidcSite.groups;
import static dev.berth.identity.oidc.OidcSite.idOf;
import static dev.berth.identity.oidc.OidcSite.name;
import static org.assertj.core.api.Assertions.assertThat;

/** Somebody new chooses a name. */
class OnboardingTest {

    private static final IssuerServer ISSUER = IssuerServer.start();
    private static final long PROVIDER = OidcSite.provider(ISSUER, "\"auto_onboard\": false");

    private final BerthServer server = OidcSite.SERVER;
    private final JdbcClient jdbc = JdbcClient.create(server.database().dataSource());

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    @Test
    void aPageAsksForTheNameAndSuggestsTheIssuersOne() {
        String name = name("ask me");
        Visitor visitor = new Visitor(server);

        HttpResponse<String> page = newcomer(visitor, name);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<div id=\"app\">");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
                        .doesNotContain("unsafe"));
        assertThat(visitor.visited().getLast())
                .contains("/oidc-onboard?username=" + name.replace(" ", "%20"), "&refused=false", "&redirect_url=%2F");
    }

    @Test
    void theChosenNameIsTheAccounts() {
        Visitor visitor = new Visitor(server);
        newcomer(visitor, name("issuers"));
        String chosen = name("chosen");

        HttpResponse<String> answer = choose(visitor, chosen);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"redirect_location\":\"/\"}");
        assertThat(current(visitor).get("username").asString()).isEqualTo(chosen);
        assertThat(groups(idOf(visitor))).containsExactly("new");
        assertThat(visitor.cookie(PendingCookie.ONBOARDING)).isEmpty();
    }

    @Test
    void aFormIsAsGoodAsJson() {
        Visitor visitor = new Visitor(server);
        newcomer(visitor, name("issuers"));
        String chosen = name("chosen");

        assertThat(visitor.post("/c/oidc/onboard", Map.of("username", chosen)).statusCode())
                .isEqualTo(200);
        assertThat(current(visitor).get("username").asString()).isEqualTo(chosen);
    }

    @Test
    void aNameThatWillNotDoLeavesAnotherTryAndSoDoesAReload() {
        Visitor visitor = new Visitor(server);
        newcomer(visitor, name("issuers"));
        String taken = new People(server).user();

        assertThat(choose(visitor, taken).statusCode()).isEqualTo(409);
        assertThat(choose(visitor, "robot$x").statusCode()).isEqualTo(400);
        assertThat(choose(visitor, "").statusCode()).isEqualTo(400);
        assertThat(visitor.open("/oidc-onboard").statusCode()).isEqualTo(200);
        assertThat(visitor.current().statusCode()).isEqualTo(401);
        assertThat(choose(visitor, name("free")).statusCode()).isEqualTo(200);
    }

    @Test
    void S34_ofManyUsesAtOnceOneWins() throws Exception {
        Visitor visitor = new Visitor(server);
        newcomer(visitor, name("issuers"));
        String secret = visitor.cookie(PendingCookie.ONBOARDING);
        List<Callable<Integer>> uses = IntStream.range(0, 20)
                .<Callable<Integer>>mapToObj(number -> () -> {
                    Visitor one = new Visitor(server);
                    one.open("/oidc-onboard");
                    one.setCookie(PendingCookie.ONBOARDING, secret, "/c/oidc");
                    return choose(one, name("racer")).statusCode();
                })
                .toList();

        try (var threads = Executors.newFixedThreadPool(20)) {
            assertThat(threads.invokeAll(uses).stream().map(Future::resultNow))
                    .containsOnlyOnce(200)
                    .containsOnly(200, 400);
        }
    }

    @Test
    void S34_aSecretIsGoodOnceAndNotForLong() {
        Visitor visitor = new Visitor(server);
        newcomer(visitor, name("issuers"));
        String used = visitor.cookie(PendingCookie.ONBOARDING);
        assertThat(choose(visitor, name("once")).statusCode()).isEqualTo(200);
        visitor.setCookie(PendingCookie.ONBOARDING, used, "/c/oidc");
        assertThat(choose(visitor, name("twice")).statusCode()).isEqualTo(400);

        Visitor late = new Visitor(server);
        newcomer(late, name("issuers"));
        jdbc.sql("update identity_onboarding set expires_at = now() - interval '1 second'")
                .update();
        assertThat(choose(late, name("late")).statusCode()).isEqualTo(400);
        server.bean(OnboardingTable.class)
                .deleteExpired(server.bean(Clock.class).instant());
        assertThat(jdbc.sql("select count(*) from identity_onboarding")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void S31_whoWaitsForANameIsNobodyOnceTheIssuerIsChanged() {
        Visitor visitor = new Visitor(server);
        newcomer(visitor, name("issuers"));

        OidcSite.change(PROVIDER, "\"timeout_seconds\": 6");

        assertThat(choose(visitor, name("late")).statusCode()).isEqualTo(400);
    }

    @Test
    void S15_theSecretIsNotInTheDatabase() {
        Visitor visitor = new Visitor(server);
        newcomer(visitor, name("issuers"));

        assertThat(jdbc.sql("select o::text from identity_onboarding o")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains(visitor.cookie(PendingCookie.ONBOARDING)) || row.contains("eyJ"));
    }

    @Test
    void S05_anotherSiteCannotChooseTheName() {
        Visitor visitor = new Visitor(server);
        newcomer(visitor, name("issuers"));
        String secret = visitor.cookie(PendingCookie.ONBOARDING);

        HttpResponse<String> forged = Api.anonymous(server)
                .send(
                        "POST",
                        "/c/oidc/onboard",
                        "{\"username\":\"x\"}",
                        "Cookie",
                        PendingCookie.ONBOARDING + "=" + secret);

        assertThat(forged.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>", "a\u0000b", "\u202eevil", "a\nb", "half \ud83d", "'; drop table x", "ｆｕｌｌ"})
    void oddNamesAtTheIssuerAreNoTrouble(String odd) {
        String login = name("odd");
        ISSUER.person(login, Map.of("preferred_username", odd, "name", odd, "email", odd, "groups", List.of(odd, "x")));
        Visitor visitor = new Visitor(server);

        HttpResponse<String> page = visitor.signIn(PROVIDER, ISSUER, login);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("<script>a");
        assertThat(choose(visitor, name("plain")).statusCode()).isEqualTo(200);
        assertThat(groups(idOf(visitor))).contains("x");
    }

    @Test
    void whoeverComesAgainWithoutHavingChosenIsAskedAgain() {
        Visitor visitor = new Visitor(server);
        newcomer(visitor, name("issuers"));

        HttpResponse<String> again = visitor.signIn(PROVIDER, ISSUER, "still signed in there");

        assertThat(again.body()).contains("<div id=\"app\">");
        assertThat(visitor.visited().getLast()).contains("/oidc-onboard?");
    }

    private HttpResponse<String> newcomer(Visitor visitor, String name) {
        ISSUER.person(name, claims(name, Map.of("groups", List.of("new"))));
        return visitor.signIn(PROVIDER, ISSUER, name);
    }

    private static HttpResponse<String> choose(Visitor visitor, String username) {
        visitor.open("/oidc-onboard");
        return visitor.postJson("/c/oidc/onboard", "{\"username\":\"%s\"}".formatted(username));
    }
}
