package dev.berth.identity.oidc;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;

import dev.berth.platform.secret.Secrets;
import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.IssuerFaults;
import dev.berth.testkit.IssuerServer;
import dev.berth.testkit.Visitor;

import static dev.berth.identity.oidc.OidcSite.ISSUER;
import static dev.berth.identity.oidc.OidcSite.PROVIDER;
import static dev.berth.identity.oidc.OidcSite.person;
import static dev.berth.identity.oidc.OidcSite.provider;
import static org.assertj.core.api.Assertions.assertThat;

/** What somebody tries at the way to an issuer and back. */
class IssuerAttackTest {

    private static final String LOGIN = "/c/oidc/login?provider_id=" + PROVIDER;

    private final BerthServer server = OidcSite.SERVER;

    @AfterEach
    void heal() {
        ISSUER.faults().heal();
        ISSUER.tokens(claims -> {});
    }

    @Test
    void S27_withoutAStateOrWithAnotherOneNobodyIsSignedIn() {
        Visitor visitor = new Visitor(server);
        String callback = visitor.callback(LOGIN, ISSUER, person(Map.of()));

        assertRefused(visitor, callback.replaceFirst("state=[^&]*", "x=y"), 400);
        assertRefused(visitor, callback.replaceFirst("state=[^&]*", "state="), 400);
        assertRefused(visitor, callback.replaceFirst("state=[^&]*", "state=AAAA"), 400);
        assertThat(visitor.step(callback).statusCode())
                .as("nothing was lost by that")
                .isEqualTo(302);
        assertThat(visitor.current().statusCode()).isEqualTo(200);
    }

    @Test
    void S27_anAnswerIsGoodOnce() {
        Visitor visitor = new Visitor(server);
        String callback = visitor.callback(LOGIN, ISSUER, person(Map.of()));
        String pending = visitor.cookie(PendingCookie.SIGN_IN);
        assertThat(visitor.step(callback).statusCode()).isEqualTo(302);
        assertThat(visitor.cookie(PendingCookie.SIGN_IN)).isEmpty();

        Visitor replaying = new Visitor(server);
        assertRefused(replaying, callback, 400);
        replaying.setCookie(PendingCookie.SIGN_IN, pending, "/c/oidc");
        assertRefused(replaying, callback, 401);
    }

    @Test
    void S27_anAnswerToOneBrowserIsWorthNothingInAnother() {
        String callback = new Visitor(server).callback(LOGIN, ISSUER, person(Map.of()));

        Visitor victim = new Visitor(server);
        assertRefused(victim, callback, 400);
        victim.callback(LOGIN, ISSUER, person(Map.of()));
        assertRefused(victim, callback, 400);
    }

    @Test
    void S27_aCodeOfSomebodyElseWithOnesOwnStateIsRefusedForItsVerifier() {
        String stolen = new Visitor(server).callback(LOGIN, ISSUER, person(Map.of()));
        Visitor thief = new Visitor(server);
        String own = thief.callback(LOGIN, ISSUER, person(Map.of()));

        assertRefused(thief, own.replaceFirst("code=[^&]*", code(stolen)), 401);
    }

    @Test
    void S22_aTokenWithAnotherNonceIsRefused() {
        assertTokenRefused(claims -> claims.claim("nonce", "another"));
        assertTokenRefused(claims -> claims.claims(all -> all.remove("nonce")));
    }

    @Test
    void S22_aTokenOfAnotherIssuerForAnotherClientOrOutOfTimeIsRefused() {
        Instant now = Instant.now();
        assertTokenRefused(claims -> claims.issuer("https://another.example"));
        assertTokenRefused(claims -> claims.audience(List.of("another")));
        assertTokenRefused(
                claims -> claims.audience(List.of("berth", "another")).claim("azp", "another"));
        assertTokenRefused(claims -> claims.expiresAt(now.minusSeconds(90)).issuedAt(now.minusSeconds(120)));
        assertTokenRefused(claims -> claims.issuedAt(now.plusSeconds(90)));
        assertTokenRefused(claims -> claims.claims(all -> all.remove("iat")));
        assertTokenRefused(claims -> claims.claims(all -> all.remove("exp")));
    }

    @Test
    void clocksMayBeAMinuteApart() {
        Instant now = Instant.now();
        assertTokenTaken(claims -> claims.issuedAt(now.plusSeconds(45)).expiresAt(now.plusSeconds(300)));
        assertTokenTaken(claims -> claims.issuedAt(now.minusSeconds(300)).expiresAt(now.minusSeconds(40)));
    }

    @Test
    void S27_whatTheUserinfoEndpointSaysOfSomebodyElseIsNotTaken() {
        String login = OidcSite.name("login");
        ISSUER.person(login, Map.of());
        ISSUER.faults().answer(IssuerFaults.USERINFO, 200, """
                {"sub": "somebody else", "preferred_username": "x", "groups": ["root"]}""");

        Visitor visitor = new Visitor(server);
        assertRefused(visitor, visitor.callback(LOGIN, ISSUER, login), 401);
    }

    @Test
    void S27_anAnswerThatNamesAnotherIssuerIsRefused() {
        Visitor visitor = new Visitor(server);
        String callback = visitor.callback(LOGIN, ISSUER, person(Map.of()));

        assertRefused(visitor, callback + "&iss=https%3A%2F%2Fanother.example", 400);
    }

    @Test
    void S27_anIssuerThatPromisesToNameItselfHasTo() {
        try (IssuerServer careful = IssuerServer.start()) {
            String document = new Visitor(server)
                    .step(careful.url() + IssuerFaults.METADATA)
                    .body();
            careful.faults()
                    .answer(
                            IssuerFaults.METADATA,
                            200,
                            document.replaceFirst(
                                    "\\{", "{\"authorization_response_iss_parameter_supported\": true, "));
            String begin = "/c/oidc/login?provider_id=" + provider(careful, "");
            String name = OidcSite.name("careful");
            careful.person(name, OidcSite.claims(name, Map.of()));
            Visitor visitor = new Visitor(server);

            assertRefused(visitor, visitor.callback(begin, careful, name), 400);
            String named = visitor.callback(begin, careful, name) + "&iss=" + careful.url();
            assertThat(visitor.step(named).statusCode()).isEqualTo(302);
        }
    }

    @Test
    void S27_aCodeOfOneIssuerIsNotShownToAnotherThanTheOneThatWasAsked() {
        try (IssuerServer other = IssuerServer.start()) {
            long provider = provider(other, "");
            String name = OidcSite.name("mixed");
            other.person(name, OidcSite.claims(name, Map.of()));
            Visitor visitor = new Visitor(server);
            String own = visitor.callback("/c/oidc/login?provider_id=" + provider, other, name);
            String stolen = new Visitor(server).callback(LOGIN, ISSUER, person(Map.of()));

            assertRefused(visitor, own.replaceFirst("code=[^&]*", code(stolen)), 401);
        }
    }

    @Test
    void S15_theCookieOfASignInIsSealedAndForThisFlowAlone() {
        HttpResponse<String> answer = new Visitor(server).step(LOGIN);
        String cookie = answer.headers().allValues("Set-Cookie").stream()
                .filter(header -> header.startsWith(PendingCookie.SIGN_IN + "="))
                .findFirst()
                .orElseThrow();
        String location = answer.headers().firstValue("Location").orElseThrow();

        assertThat(cookie)
                .contains("; Path=/c/oidc", "; HttpOnly", "; SameSite=Lax", "; Secure", "; Max-Age=600")
                .doesNotContain("Domain");
        assertThat(location).contains("code_challenge_method=S256", "nonce=", "state=", "response_type=code");
        assertThat(cookie).doesNotContain(location.replaceFirst(".*state=([^&]*).*", "$1"));
    }

    @Test
    void S27_whatABrowserWasSentAwayWithIsGoodUntilItsEnd() {
        Visitor visitor = new Visitor(server);
        String callback = visitor.callback(LOGIN, ISSUER, person(Map.of()));

        ends(visitor, Instant.now().minusSeconds(1));
        assertRefused(visitor, callback, 400);
        ends(visitor, Instant.now().plusSeconds(60));
        assertThat(visitor.step(callback).statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "1.AAAA", "1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void S27_aCookieThatWasNotMadeHereIsNone(String forged) {
        Visitor visitor = new Visitor(server);
        String callback = visitor.callback(LOGIN, ISSUER, person(Map.of()));
        visitor.setCookie(PendingCookie.SIGN_IN, forged, "/c/oidc");

        assertRefused(visitor, callback, 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "http:/evil.example",
                "/%5Cevil.example",
                "%5C%5Cevil.example",
                "/%09/evil.example",
                "/%0A/evil.example",
                "/x%0D%0ASet-Cookie:%20a=b",
                "javascript:alert(1)",
                "evil",
                "@evil.example",
                "/%C2%A0/evil.example",
                "/x%5C..%5C%5Cevil.example",
                "/%22",
                "/x%25zz",
                "/a%23b%23c",
                "/%7Bx%7D"
            })
    void S46_nobodyIsSentToAnotherServerAfterTheSignIn(String redirect) {
        HttpResponse<String> answer = new Visitor(server).step(LOGIN + "&redirect_url=" + redirect);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/projects", "/harbor/projects/1/repositories?page=2", "/a%2525b", "/a?b%23c/d", "/"})
    void S46_aPathHereIsWhereTheSignInEnds(String redirect) {
        Visitor visitor = new Visitor(server);
        String callback = visitor.callback(LOGIN + "&redirect_url=" + redirect, ISSUER, person(Map.of()));

        assertThat(visitor.step(callback).headers().firstValue("Location"))
                .hasValue(redirect.replace("%25", "%").replace("%23", "#"));
    }

    @Test
    void S13_whatAnIssuerSaysOfARefusalIsShownToNobody() {
        Visitor visitor = new Visitor(server);
        String callback = visitor.callback(LOGIN, ISSUER, person(Map.of()));
        String state = callback.replaceFirst(".*(state=[^&]*).*", "$1");

        HttpResponse<String> answer = visitor.step("/c/oidc/callback?error=access_denied&error_description="
                + "%3Cscript%3Ealert(1)%3C/script%3E&error_uri=https://evil.example&" + state);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
        assertThat(answer.body()).contains("the issuer did not let you in").doesNotContain("alert", "evil");
    }

    @Test
    void aProgramHearsOfARefusalInTheApisForm() {
        HttpResponse<String> answer = Api.anonymous(server).get("/c/oidc/callback?code=x&state=y");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"errors\":[{\"code\":\"BAD_REQUEST\"");
    }

    private void assertTokenRefused(Consumer<JwtClaimsSet.Builder> change) {
        ISSUER.tokens(change);
        Visitor visitor = new Visitor(server);
        assertRefused(visitor, visitor.callback(LOGIN, ISSUER, person(Map.of())), 401);
    }

    private void assertTokenTaken(Consumer<JwtClaimsSet.Builder> change) {
        ISSUER.tokens(change);
        Visitor visitor = new Visitor(server);
        assertThat(visitor.step(visitor.callback(LOGIN, ISSUER, person(Map.of())))
                        .statusCode())
                .isEqualTo(302);
        assertThat(visitor.current().statusCode()).isEqualTo(200);
    }

    private static void assertRefused(Visitor visitor, String callback, int status) {
        HttpResponse<String> answer = visitor.step(callback);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(visitor.current().statusCode()).isEqualTo(401);
    }

    private void ends(Visitor visitor, Instant end) {
        Secrets secrets = server.bean(Secrets.class);
        String pending = secrets.open(PendingCookie.PURPOSE, visitor.cookie(PendingCookie.SIGN_IN));
        String changed = pending.replaceFirst("\"expiresAt\":\"[^\"]*", "\"expiresAt\":\"" + end);
        assertThat(changed).isNotEqualTo(pending);
        visitor.setCookie(PendingCookie.SIGN_IN, secrets.seal(PendingCookie.PURPOSE, changed), "/c/oidc");
    }

    private static String code(String callback) {
        return callback.replaceFirst(".*(code=[^&]*).*", "$1");
    }
}
