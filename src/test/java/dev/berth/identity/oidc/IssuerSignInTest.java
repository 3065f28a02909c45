package dev.berth.identity.oidc;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.IssuerServer;
import dev.berth.testkit.Visitor;
import tools.jackson.databind.JsonNode;

import static dev.berth.identity.oidc.OidcSite.ISSUER;
import static dev.berth.identity.oidc.OidcSite.PROVIDER;
import static dev.berth.identity.oidc.OidcSite.claims;
import static dev.berth.identity.oidc.OidcSite.current;
import static dev.berth.identity.oidc.OidcSite.groups;
import static dev.berth.identity.oidc.OidcSite.idOf;
import static dev.berth.identity.oidc.OidcSite.name;
import static dev.berth.identity.oidc.OidcSite.person;
import static dev.berth.identity.oidc.OidcSite.provider;
import static dev.berth.identity.oidc.OidcSite.visitor;
import static org.assertj.core.api.Assertions.assertThat;

class IssuerSignInTest {

    private final BerthServer server = OidcSite.SERVER;

    @Test
    void whoComesForTheFirstTimeGetsAnAccountAndASession() {
        String name = person(Map.of("name", "Alice A", "email", name("alice") + "@example.com"));

        Visitor visitor = new Visitor(server);
        visitor.signIn(PROVIDER, ISSUER, name);

        JsonNode current = current(visitor);
        assertThat(current.get("username").asString()).isEqualTo(name);
        assertThat(current.get("realname").asString()).isEqualTo("Alice A");
        assertThat(current.get("email").asString()).endsWith("@example.com");
        assertThat(current.get("sysadmin_flag").asBoolean()).isFalse();
    }

    @Test
    void whoComesAgainIsTheSamePersonWhateverTheIssuerCallsThemNow() {
        String subject = name("lasting");
        String name = person(Map.of("sub", subject));
        long id = idOf(visitor(name));
        ISSUER.person(name, Map.of("preferred_username", name("renamed"), "sub", subject));

        Visitor again = visitor(name);

        assertThat(idOf(again)).isEqualTo(id);
        assertThat(current(again).get("username").asString()).isEqualTo(name);
    }

    @Test
    void S31_aNameAtTheIssuerThatSomebodyHasHereTakesNothingOver() {
        String taken = person(Map.of("sub", name("first")));
        long owner = idOf(visitor(taken));
        String intruder = name("intruder");
        ISSUER.person(intruder, Map.of("preferred_username", taken, "sub", name("second")));

        Visitor visitor = new Visitor(server);
        HttpResponse<String> landed = visitor.signIn(PROVIDER, ISSUER, intruder);

        assertThat(visitor.visited().getLast()).contains("/oidc-onboard?username=" + taken);
        assertThat(landed.statusCode()).isEqualTo(200);
        assertThat(visitor.current().statusCode()).isEqualTo(401);
        assertThat(owner).isPositive();
    }

    @Test
    void S31_adminAtTheIssuerIsNotAdminHere() {
        String person = name("person");
        ISSUER.person(person, Map.of("preferred_username", "admin", "email", "admin@example.com"));

        Visitor visitor = new Visitor(server);
        visitor.signIn(PROVIDER, ISSUER, person);

        assertThat(visitor.current().statusCode()).isEqualTo(401);
    }

    @Test
    void S27_groupsAreThoseOfTheLastSignIn() {
        String name = person(Map.of("groups", List.of("dev", "ops")));
        long id = idOf(visitor(name));
        assertThat(groups(id)).containsExactly("dev", "ops");

        ISSUER.person(name, claims(name, Map.of("groups", List.of("dev"))));
        visitor(name);
        assertThat(groups(id)).containsExactly("dev");

        ISSUER.person(name, claims(name, Map.of()));
        visitor(name);
        assertThat(groups(id)).isEmpty();
    }

    @Test
    void oneGroupMayComeAsAText() {
        String name = person(Map.of("groups", "alone"));

        assertThat(groups(idOf(visitor(name)))).containsExactly("alone");
    }

    @Test
    void thousandsOfGroupsWithOddNamesAreNoTrouble() {
        List<String> many = IntStream.range(0, 3_000)
                .mapToObj(number -> "/Grüppe $ %d '\" \\ <b>".formatted(number))
                .toList();
        String name = person(Map.of("groups", many));

        assertThat(groups(idOf(visitor(name)))).hasSize(3_000).contains("/Grüppe $ 17 '\" \\ <b>");
    }

    @Test
    void groupsAreFilteredByTheirWholeName() {
        try (IssuerServer issuer = IssuerServer.start()) {
            long provider = provider(issuer, "\"group_filter\": \"berth-[a-z]+\"");
            String name = name("filtered");
            issuer.person(name, claims(name, Map.of("groups", List.of("berth-dev", "xberth-dev", "berth-dev2", "o"))));
            Visitor visitor = new Visitor(server);

            visitor.signIn(provider, issuer, name);

            assertThat(groups(idOf(visitor))).containsExactly("berth-dev");
        }
    }

    @Test
    void S27_whoIsInTheGroupOfAdministratorsIsOneForAsLongAsThat() {
        try (IssuerServer issuer = IssuerServer.start()) {
            long provider = provider(issuer, "\"admin_group\": \"root\"");
            String name = name("chief");
            issuer.person(name, claims(name, Map.of("groups", List.of("root"))));
            Visitor visitor = new Visitor(server);
            visitor.signIn(provider, issuer, name);
            assertThat(current(visitor).get("admin_role_in_auth").asBoolean()).isTrue();
            assertThat(visitor.step("/api/v2.0/providers").statusCode()).isEqualTo(200);

            issuer.person(name, claims(name, Map.of("groups", List.of("rooted"))));
            Visitor later = new Visitor(server);
            later.signIn(provider, issuer, name);

            assertThat(current(later).get("admin_role_in_auth").asBoolean()).isFalse();
            assertThat(later.step("/api/v2.0/providers").statusCode()).isEqualTo(403);
            assertThat(visitor.step("/api/v2.0/providers").statusCode())
                    .as("an older session")
                    .isIn(401, 403);
        }
    }

    @Test
    void S18_theSameSubjectAtTwoIssuersIsTwoPeople() {
        try (IssuerServer other = IssuerServer.start()) {
            long provider = provider(other, "");
            String subject = name("same");
            String one = person(Map.of("sub", subject, "groups", List.of("staff")));
            String two = name("other");
            other.person(two, claims(two, Map.of("sub", subject, "groups", List.of("staff"))));
            Visitor visitor = new Visitor(server);

            visitor.signIn(provider, other, two);

            assertThat(idOf(visitor)).isNotEqualTo(idOf(visitor(one)));
        }
    }

    @Test
    void whatTheIdTokenLacksComesFromTheUserinfoEndpoint() {
        String login = name("login");
        String name = name("informed");
        ISSUER.person(login, Map.of());
        ISSUER.userinfo(login, claims(name, Map.of("groups", List.of("informed"), "email", name + "@example.com")));

        Visitor visitor = visitor(login);

        assertThat(current(visitor).get("username").asString()).isEqualTo(name);
        assertThat(current(visitor).get("email").asString()).isEqualTo(name + "@example.com");
        assertThat(groups(idOf(visitor))).containsExactly("informed");
    }

    @Test
    void anAddressThatTheIssuerHasNotVerifiedIsLeftAway() {
        String name = person(Map.of("email", name("x") + "@example.com", "email_verified", false));

        assertThat(current(visitor(name)).path("email").asString("")).isEmpty();
    }

    @Test
    void withoutAnIssuerNamedThePrimaryOneIsMeant() {
        assertThat(new Visitor(server).step("/c/oidc/login").headers().firstValue("Location"))
                .as("the first issuer is the primary one")
                .hasValueSatisfying(address -> assertThat(address).startsWith(ISSUER.url() + "/oauth2/authorize?"));
    }

    @Test
    void anIssuerThatIsNotThereIs404() {
        assertThat(new Visitor(server).step("/c/oidc/login?provider_id=999999").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aCliSecretWorksForDockerWithoutTheIssuer() {
        String name = person(Map.of());
        Visitor visitor = visitor(name);
        String secret = Api.json(Api.admin(server).put("/api/v2.0/users/" + idOf(visitor) + "/cli_secret", "{}"))
                .get("secret")
                .asString();

        Api cli = Api.basic(server, name, secret);

        assertThat(cli.get("/v2/").statusCode()).isEqualTo(200);
        assertThat(cli.get("/service/token?service=harbor-registry").statusCode())
                .isEqualTo(200);
        assertThat(cli.get("/api/v2.0/users/current").statusCode()).isEqualTo(200);
    }

    @Test
    void S31_aDisabledAccountStaysDisabled() {
        String name = person(Map.of());
        Visitor visitor = visitor(name);
        long id = idOf(visitor);
        assertThat(Api.admin(server)
                        .put("/api/v2.0/users/" + id + "/disabled", "{\"disabled\":true}")
                        .statusCode())
                .isEqualTo(200);

        Visitor again = new Visitor(server);
        HttpResponse<String> landed = again.signIn(PROVIDER, ISSUER, name);

        assertThat(landed.statusCode()).isIn(401, 403);
        assertThat(again.current().statusCode()).isEqualTo(401);
        assertThat(visitor.current().statusCode()).isEqualTo(401);
    }

    @Test
    void theNextSignInEndsTheSessionBefore() {
        Visitor visitor = visitor(person(Map.of()));
        String before = visitor.cookie("sid");

        visitor.signIn(PROVIDER, ISSUER, "whoever is signed in there");

        assertThat(visitor.cookie("sid")).isNotEqualTo(before);
        Visitor thief = new Visitor(server);
        thief.setCookie("sid", before, "/");
        assertThat(thief.current().statusCode()).isEqualTo(401);
    }
}
