package dev.berth.identity.oidc;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.IssuerFaults;
import dev.berth.testkit.IssuerServer;
import dev.berth.testkit.People;
import dev.berth.testkit.Visitor;

import static dev.berth.identity.oidc.OidcSite.claims;
import static dev.berth.identity.oidc.OidcSite.idOf;
import static dev.berth.identity.oidc.OidcSite.name;
import static org.assertj.core.api.Assertions.assertThat;

/** Issuers that are away, hang, or answer what makes no sense. */
class IssuerAwayTest {

    private final BerthServer server = OidcSite.SERVER;
    private final IssuerServer issuer = IssuerServer.start();
    private final long provider = OidcSite.provider(issuer, "");
    private final String begin = "/c/oidc/login?provider_id=" + provider;

    @AfterEach
    void stop() {
        assertThat(Api.admin(server)
                        .put("/api/v2.0/providers/" + provider, "{\"enabled\": false}")
                        .statusCode())
                .isIn(200, 400);
        issuer.close();
    }

    @Test
    void whoIsSignedInStaysSoWhenTheIssuerGoes() {
        Visitor visitor = signedIn();
        String secret = Api.json(Api.admin(server).put("/api/v2.0/users/" + idOf(visitor) + "/cli_secret", "{}"))
                .get("secret")
                .asString();
        String name = OidcSite.current(visitor).get("username").asString();
        String callback = new Visitor(server).callback(begin, issuer, name);

        issuer.stop();

        assertThat(visitor.current().statusCode()).isEqualTo(200);
        assertThat(Api.basic(server, name, secret).get("/v2/").statusCode()).isEqualTo(200);
        Visitor late = new Visitor(server);
        late.step(begin);
        assertThat(late.step(callback).statusCode()).isIn(400, 503);
    }

    @Test
    void aNewSignInHears503AndWhenToTryAgain() {
        Visitor visitor = new Visitor(server);
        String name = known();
        String callback = visitor.callback(begin, issuer, name);
        issuer.stop();

        HttpResponse<String> answer = visitor.step(callback);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("nobody can sign in by this issuer").doesNotContain("127.0.0.1");
        assertThat(new Visitor(server).step(begin).statusCode()).isEqualTo(503);
    }

    @Test
    void aHangingIssuerHoldsNobodyElseUp() {
        String local = new People(server).user();
        OidcSite.change(provider, "\"timeout_seconds\": 2");
        issuer.faults().forget();
        issuer.faults().hang();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = Stream.generate(() ->
                            threads.submit(() -> new Visitor(server).step(begin).statusCode()))
                    .limit(40)
                    .toList();
            await();
            assertThat(Api.basic(server, local, People.PASSWORD)
                            .get("/api/v2.0/users/current")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(waiting).anyMatch(one -> !one.isDone());
            assertThat(issuer.faults().asked()).as("a lane is eight calls wide").hasSizeBetween(1, 8);
            assertThat(waiting).allSatisfy(one -> assertThat(one.get()).isEqualTo(503));
        }
    }

    @Test
    void anAnswerThatMakesNoSenseIs503AndNothingOfItIsShown() {
        for (String document : List.of(
                "{\"issuer\": \"https://evil.example\"}",
                "[]",
                "<script>evil()</script>",
                "{}",
                "{\"issuer\": \"%s\"}".formatted(issuer.url()))) {
            forgetMetadata();
            issuer.faults().answer(IssuerFaults.METADATA, 200, document);

            HttpResponse<String> answer = new Visitor(server).step(begin);

            assertThat(answer.statusCode()).as(document).isEqualTo(503);
            assertThat(answer.body()).doesNotContain("evil");
        }
    }

    @Test
    void S20_anAnswerLargerThanAMebibyteIsNotReadToItsEnd() {
        forgetMetadata();
        issuer.faults().answer(IssuerFaults.METADATA, 200, "{\"x\": \"" + "y".repeat(2_000_000) + "\"}");
        assertThat(new Visitor(server).step(begin).statusCode()).isEqualTo(503);
    }

    @Test
    void S20_aTokenEndpointThatSendsTooMuchOrNonsenseSignsNobodyIn() {
        String name = known();
        Visitor visitor = new Visitor(server);
        String callback = visitor.callback(begin, issuer, name);
        issuer.faults().answer(IssuerFaults.TOKEN, 200, "{\"access_token\": \"" + "y".repeat(2_000_000) + "\"}");
        assertThat(visitor.step(callback).statusCode()).isEqualTo(503);
    }

    @Test
    void aTokenOfAKeyThatIsNotAmongTheIssuersIsRefused() {
        String name = known();
        issuer.faults().answer(IssuerFaults.KEYS, 200, "{\"keys\": []}");
        Visitor visitor = new Visitor(server);

        assertThat(visitor.step(visitor.callback(begin, issuer, name)).statusCode())
                .isEqualTo(401);
    }

    private Visitor signedIn() {
        Visitor visitor = new Visitor(server);
        visitor.signIn(provider, issuer, known());
        assertThat(visitor.current().statusCode()).isEqualTo(200);
        return visitor;
    }

    private String known() {
        String name = name("steady");
        issuer.person(name, claims(name, Map.of()));
        return name;
    }

    /** A change of the provider makes the server ask anew. */
    private void forgetMetadata() {
        issuer.faults().heal();
        OidcSite.change(provider, "\"groups_claim\": \"%s\"".formatted(name("claim")));
    }

    private static void await() {
        try {
            Thread.sleep(Duration.ofMillis(300));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
