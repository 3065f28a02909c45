package dev.berth.identity.oidc;

import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.IssuerFaults;
import dev.berth.testkit.IssuerServer;
import dev.berth.testkit.TestAuthority;
import dev.berth.testkit.Visitor;
import tools.jackson.databind.json.JsonMapper;

import static dev.berth.identity.oidc.OidcSite.ISSUER;
import static dev.berth.identity.oidc.OidcSite.claims;
import static dev.berth.identity.oidc.OidcSite.make;
import static dev.berth.identity.oidc.OidcSite.name;
import static org.assertj.core.api.Assertions.assertThat;

/** Settings that cannot work are refused, with what was tried and what was answered. */
class OidcTrialTest {

    private static final String PING = "/api/v2.0/system/oidc/ping";

    private final BerthServer server = OidcSite.SERVER;

    @Test
    void anIssuerThatAnswersAsItShouldIsFine() {
        assertThat(ping(ISSUER.url(), true).statusCode()).isEqualTo(200);
        HttpResponse<String> steps =
                Api.admin(server).post("/api/v2.0/providers/ping", """
                {"name": "x", "kind": "oidc", "oidc": %s}""".formatted(ISSUER.settings("")));
        assertThat(steps.body())
                .contains("\"success\":true", "\"name\":\"metadata\"", "\"name\":\"keys\"", "\"name\":\"client\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://127.0.0.1:1      | nobody accepts connections",
                "https://nowhere.invalid | no address",
                "ftp://127.0.0.1         | no issuer",
                "http://10.0.0.1         | not https",
                "https://10.0.0.1        | not public",
                "https://169.254.169.254 | not public",
                "https://u:p@127.0.0.1   | no issuer",
                "''                      | no issuer"
            })
    void S07_whereThereIsNoIssuerTheAnswerSaysWhy(String url, String why) {
        HttpResponse<String> answer = ping(url, true);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(why);
    }

    @Test
    void aWrongSecretIsNoticedBeforeAnythingIsSaved() {
        HttpResponse<String> answer = make(ISSUER.settings("").replace(IssuerServer.SECRET, "Canary-Wrong-Secret"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_client", "/oauth2/token").doesNotContain("Canary");
    }

    @Test
    void aForeignIssuerInTheMetadataIsNamed() {
        try (IssuerServer issuer = IssuerServer.start()) {
            issuer.faults().answer(IssuerFaults.METADATA, 200, "{\"issuer\": \"https://other.example\"}");

            assertThat(ping(issuer.url(), true).body()).contains("https://other.example", issuer.url());
            assertThat(ping(issuer.url() + "/", true).body()).contains("exactly the configured endpoint");
        }
    }

    @Test
    void redirectsAreNotFollowed() {
        try (IssuerServer issuer = IssuerServer.start()) {
            issuer.faults().answer(IssuerFaults.METADATA, 302, "");

            assertThat(ping(issuer.url(), true).body()).contains("302", "redirects are not followed");
        }
    }

    @Test
    void S07_whatTheMetadataNameIsCheckedAsWell() {
        try (IssuerServer issuer = IssuerServer.start()) {
            String document = new Visitor(server)
                    .step(issuer.url() + IssuerFaults.METADATA)
                    .body();
            String inside = document.replace(issuer.url() + "/oauth2/jwks", "https://10.0.0.1/keys");
            issuer.faults().answer(IssuerFaults.METADATA, 200, inside);
            assertThat(ping(issuer.url(), true).body()).contains("10.0.0.1", "not public");

            String plain = document.replace(issuer.url() + "/oauth2/token", "http://issuer.example/token");
            issuer.faults().answer(IssuerFaults.METADATA, 200, plain);
            assertThat(ping(issuer.url(), true).body()).contains("http://issuer.example/token is not https");
        }
    }

    @Test
    void anIssuerWithoutKeysIsRefused() {
        try (IssuerServer issuer = IssuerServer.start()) {
            issuer.faults().answer(IssuerFaults.KEYS, 200, "{\"keys\": []}");
            assertThat(ping(issuer.url(), true).body()).contains("no keys");
            issuer.faults().answer(IssuerFaults.KEYS, 200, "[]");
            assertThat(ping(issuer.url(), true).body()).contains("no JSON object");
        }
    }

    @Test
    void aCertificateHasToBeTrustedAndOfTheHost() {
        TestAuthority authority = new TestAuthority("Test Issuer CA");
        try (IssuerServer issuer = IssuerServer.startTls(authority.identity("localhost"))) {
            assertThat(ping(issuer.url(), true).body()).contains("TLS failed");
            assertThat(ping(issuer.url(), false).statusCode()).isEqualTo(200);
            assertThat(make(issuer.settings("")).statusCode()).isEqualTo(400);

            signInAt(issuer, "\"ca_certificate\": " + JsonMapper.shared().writeValueAsString(authority.pem()));
        }
        try (IssuerServer impostor = IssuerServer.startTls(authority.identity("other.example"))) {
            HttpResponse<String> refused = make(impostor.settings(
                    "\"ca_certificate\": " + JsonMapper.shared().writeValueAsString(authority.pem())));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("TLS failed");
        }
    }

    @Test
    void onlyWhoMayChangeTheSettingsTries() {
        assertThat(Api.anonymous(server).post(PING, "{}").statusCode()).isEqualTo(401);
    }

    private void signInAt(IssuerServer issuer, String trust) {
        long provider = OidcSite.provider(issuer, trust);
        String name = name("trusting");
        issuer.person(name, claims(name, Map.of()));
        HttpResponse<String> login = new Visitor(server).step("/c/oidc/login?provider_id=" + provider);
        assertThat(login.statusCode()).isEqualTo(302);
    }

    private HttpResponse<String> ping(String url, boolean verify) {
        return Api.admin(server).post(PING, """
                {"url": "%s", "verify_cert": %s}""".formatted(url, verify));
    }
}
