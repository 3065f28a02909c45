package dev.berth.identity.oidc;

import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.IssuerServer;
import dev.berth.testkit.Visitor;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody who comes back from an issuer with codes that it never gave. */
class MadeUpCodesTest {

    /** What is forgotten while they are tried included. */
    private static final int MOST = 300;

    @Test
    void S45_whoTriesManyIsSlowedDownBeforeTheIssuerIsAsked() {
        try (IssuerServer issuer = IssuerServer.start();
                BerthServer server = BerthServer.start(Map.of(
                        "berth.outward.allowed-networks",
                        "127.0.0.0/8,::1",
                        "berth.external-url",
                        IssuerServer.EXTERNAL_URL))) {
            Api.admin(server).post("/api/v2.0/providers", """
                    {"name": "one", "kind": "oidc", "oidc": %s}""".formatted(issuer.settings("")));
            HttpResponse<String> answer = tryCode(server);
            int tried = 1;
            while (answer.statusCode() == 401 && tried < MOST) {
                answer = tryCode(server);
                tried++;
            }

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(tried).isGreaterThanOrEqualTo(100);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }

    private static HttpResponse<String> tryCode(BerthServer server) {
        Visitor visitor = new Visitor(server);
        String sent =
                visitor.step("/c/oidc/login").headers().firstValue("Location").orElseThrow();
        String state = sent.replaceFirst(".*[?&]state=([^&]*).*", "$1");
        return visitor.step("/c/oidc/callback?code=made-up&state=" + state);
    }
}
