package dev.berth.identity.oidc;

import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.IssuerServer;
import dev.berth.testkit.Visitor;

import static dev.berth.identity.oidc.OidcSite.claims;
import static dev.berth.identity.oidc.OidcSite.name;
import static dev.berth.identity.oidc.OidcSite.person;
import static org.assertj.core.api.Assertions.assertThat;

/** Who signs out here signs out at the issuer as well, where its settings say so. */
class IssuerSignOutTest {

    private static final IssuerServer ISSUER = IssuerServer.start();
    private static final long PROVIDER = OidcSite.provider(ISSUER, "\"logout\": true");

    private final BerthServer server = OidcSite.SERVER;

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    @Test
    void signingOutLeadsToTheIssuerAndBackToThisServerAlone() {
        Visitor visitor = signedIn();

        HttpResponse<String> out = visitor.step("/c/log_out");

        assertThat(out.statusCode()).isEqualTo(403);
        assertThat(visitor.current().statusCode()).as("over at once").isEqualTo(401);
        String elsewhere = Api.json(out).get("redirect_location").asString();
        assertThat(elsewhere)
                .startsWith(ISSUER.url() + "/connect/logout?")
                .contains("client_id=berth", "id_token_hint=eyJ", "post_logout_redirect_uri=https");
        HttpResponse<String> there = visitor.step(elsewhere);
        assertThat(there.headers().firstValue("Location")).hasValue("https://registry.example/account/sign-in");
    }

    @Test
    void aBrowserThatFollowsRedirectsIsSentThereDirectly() {
        Visitor visitor = signedIn();

        HttpResponse<String> out = visitor.step("/c/oidc/logout");

        assertThat(out.statusCode()).isEqualTo(302);
        assertThat(out.headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).startsWith(ISSUER.url() + "/connect/logout?"));
        assertThat(visitor.current().statusCode()).isEqualTo(401);
        assertThat(visitor.step("/c/oidc/logout").headers().firstValue("Location"))
                .hasValue("/");
    }

    @Test
    void aSessionOfAnIssuerWithoutSigningOutEndsHereAlone() {
        Visitor visitor = OidcSite.visitor(person(Map.of()));

        assertThat(visitor.step("/c/log_out").statusCode()).isEqualTo(200);
        assertThat(visitor.current().statusCode()).isEqualTo(401);
    }

    @Test
    void anIssuerThatIsAwayKeepsNobodySignedIn() {
        try (IssuerServer issuer = IssuerServer.start()) {
            long provider = OidcSite.provider(issuer, "\"logout\": true");
            String name = name("stranded");
            issuer.person(name, claims(name, Map.of()));
            Visitor visitor = new Visitor(server);
            visitor.signIn(provider, issuer, name);
            OidcSite.change(provider, "\"user_claim\": \"\", \"groups_claim\": \"others\"");
            issuer.stop();

            assertThat(visitor.step("/c/log_out").statusCode()).isEqualTo(200);
            assertThat(visitor.current().statusCode()).isEqualTo(401);
        }
    }

    @Test
    void S15_theTokenLiesSealedInTheSession() {
        signedIn();

        assertThat(JdbcClient.create(server.database().dataSource())
                        .sql("""
                        select convert_from(attribute_bytes, 'UTF8') from identity_session_attributes
                         where attribute_name = 'note'
                        """)
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(note -> note.contains("eyJ"));
    }

    private Visitor signedIn() {
        String name = name("leaving");
        ISSUER.person(name, claims(name, Map.of()));
        Visitor visitor = new Visitor(server);
        visitor.signIn(PROVIDER, ISSUER, name);
        assertThat(visitor.current().statusCode()).isEqualTo(200);
        return visitor;
    }
}
