package dev.berth.identity.oidc;

import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.People;
import dev.berth.testkit.Visitor;

import static dev.berth.identity.oidc.OidcSite.ISSUER;
import static dev.berth.identity.oidc.OidcSite.PROVIDER;
import static dev.berth.identity.oidc.OidcSite.current;
import static dev.berth.identity.oidc.OidcSite.person;
import static org.assertj.core.api.Assertions.assertThat;

/** Somebody who has an account links it with theirs at an issuer. */
class IssuerLinkTest {

    private static final String LINK = "/c/oidc/link?provider_id=" + PROVIDER;

    private final BerthServer server = OidcSite.SERVER;
    private final People people = new People(server);

    @Test
    void whoHasLinkedTheirAccountSignsInEitherWay() {
        String name = people.user();
        Visitor visitor = local(name);
        String person = person(Map.of());

        HttpResponse<String> linked = visitor.step(visitor.callback(begin(visitor), ISSUER, person));

        assertThat(linked.statusCode()).as(linked.body()).isEqualTo(302);
        assertThat(linked.headers().firstValue("Location")).hasValue("/");
        assertThat(current(visitor).get("username").asString())
                .as("the same session")
                .isEqualTo(name);
        assertThat(current(OidcSite.visitor(person)).get("username").asString()).isEqualTo(name);
    }

    @Test
    void S27_anAnswerThatSomebodyElseBeganLinksNothing() {
        Visitor attacker = local(people.user());
        String callback = attacker.callback(begin(attacker), ISSUER, person(Map.of()));
        String pending = attacker.cookie(PendingCookie.SIGN_IN);
        Visitor victim = local(people.user());

        assertThat(victim.step(callback).statusCode()).isEqualTo(400);
        victim.setCookie(PendingCookie.SIGN_IN, pending, "/c/oidc");
        assertThat(victim.step(callback).statusCode()).isEqualTo(401);

        assertThat(links(victim)).isEqualTo("[]");
    }

    @Test
    void S27_aSessionThatEndedMeanwhileLinksNothing() {
        Visitor visitor = local(people.user());
        String callback = visitor.callback(begin(visitor), ISSUER, person(Map.of()));
        visitor.step("/c/log_out");

        assertThat(visitor.step(callback).statusCode()).isEqualTo(401);
    }

    @Test
    void S31_whatIsLinkedWithOneAccountIsNotGivenToAnother() {
        String person = person(Map.of());
        Visitor first = local(people.user());
        first.step(first.callback(begin(first), ISSUER, person));
        Visitor second = local(people.user());

        HttpResponse<String> refused = second.step(second.callback(begin(second), ISSUER, person));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(links(second)).isEqualTo("[]");
    }

    @Test
    void S05_onlySomebodyAtABrowserBeginsAndNoOtherSiteMakesThem() {
        String name = people.user();
        assertThat(Api.basic(server, name, People.PASSWORD)
                        .send("POST", LINK, null)
                        .statusCode())
                .isEqualTo(403);
        Visitor stranger = new Visitor(server);
        stranger.step("/c/login");
        assertThat(stranger.post(LINK, Map.of()).statusCode()).isEqualTo(401);
        Visitor visitor = local(name);
        assertThat(Api.anonymous(server)
                        .send("POST", LINK, null, "Cookie", "sid=" + visitor.cookie("sid"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void S04_aSessionAloneBeginsNothingForWhoHasAPassword() {
        Visitor found = local(people.user());
        found.current();

        assertThat(found.post(LINK, Map.of()).statusCode()).isEqualTo(403);
        assertThat(found.post(LINK, Map.of("current_password", "Wrong-12345")).statusCode())
                .isEqualTo(403);
    }

    private String begin(Visitor visitor) {
        visitor.current();
        HttpResponse<String> answer = visitor.post(LINK, Map.of("current_password", People.PASSWORD));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.json(answer).get("redirect_location").asString();
    }

    private Visitor local(String name) {
        Visitor visitor = new Visitor(server);
        visitor.step("/c/login");
        HttpResponse<String> answer = visitor.post("/c/login", Map.of("principal", name, "password", People.PASSWORD));
        assertThat(answer.statusCode()).isEqualTo(200);
        return visitor;
    }

    private String links(Visitor visitor) {
        return visitor.step("/api/v2.0/users/" + OidcSite.idOf(visitor) + "/links")
                .body();
    }
}
