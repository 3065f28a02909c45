package dev.berth.identity.oidc;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.IssuerServer;
import dev.berth.testkit.Visitor;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** One server that the tests of issuers share, and one issuer; they stop with the JVM. Names are each test's own. */
final class OidcSite {

    private static final AtomicInteger COUNT = new AtomicInteger();

    static final BerthServer SERVER = BerthServer.start(Map.of(
            "berth.outward.allowed-networks", "127.0.0.0/8,::1", "berth.external-url", IssuerServer.EXTERNAL_URL));
    static final IssuerServer ISSUER = IssuerServer.start();
    static final long PROVIDER = provider(ISSUER, "");

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ISSUER.close();
            SERVER.close();
        }));
    }

    private OidcSite() {}

    /** @param more further settings, as JSON members */
    static long provider(IssuerServer issuer, String more) {
        HttpResponse<String> made = make(issuer.settings(more));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String location = made.headers().firstValue("Location").orElseThrow();
        return Long.parseLong(location.substring(location.lastIndexOf('/') + 1));
    }

    static HttpResponse<String> make(String settings) {
        return Api.admin(SERVER).post("/api/v2.0/providers", """
                {"name": "%s", "kind": "oidc", "oidc": %s}""".formatted(name("issuer"), settings));
    }

    /** Changes the main issuer's settings for what follows. */
    static void change(long provider, String oidc) {
        HttpResponse<String> changed = Api.admin(SERVER).put("/api/v2.0/providers/" + provider, """
                {"oidc": {%s}}""".formatted(oidc));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    }

    /** A name that nobody has yet. */
    static String name(String beginning) {
        return beginning + COUNT.incrementAndGet();
    }

    /** Somebody new at the main issuer, who is called the same there and here. */
    static String person(Map<String, Object> more) {
        String name = name("person");
        ISSUER.person(name, claims(name, more));
        return name;
    }

    static Map<String, Object> claims(String name, Map<String, Object> more) {
        Map<String, Object> claims = new HashMap<>(Map.of("preferred_username", name));
        claims.putAll(more);
        return claims;
    }

    /** A browser that has signed in by the main issuer. */
    static Visitor visitor(String person) {
        Visitor visitor = new Visitor(SERVER);
        HttpResponse<String> landed = visitor.signIn(PROVIDER, ISSUER, person);
        assertThat(visitor.current().statusCode()).as(landed.body()).isEqualTo(200);
        return visitor;
    }

    static JsonNode current(Visitor visitor) {
        HttpResponse<String> answer = visitor.current();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.json(answer);
    }

    static long idOf(Visitor visitor) {
        return current(visitor).get("user_id").asLong();
    }

    /** The names of the groups that the account is in. */
    static List<String> groups(long userId) {
        return JdbcClient.create(SERVER.database().dataSource())
                .sql("""
                        select g.name from identity_group g join identity_group_member m using (group_id)
                         where m.user_id = ? order by g.name
                        """)
                .param(userId)
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
    }
}
