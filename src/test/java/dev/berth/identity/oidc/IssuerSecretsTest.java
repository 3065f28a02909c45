package dev.berth.identity.oidc;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.IssuerServer;
import dev.berth.testkit.Visitor;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class IssuerSecretsTest {

    @Test
    void S15_nothingThatProvesSomethingStandsInTheLogOrTheDatabase(CapturedOutput log) {
        try (IssuerServer issuer = IssuerServer.start();
                BerthServer server = BerthServer.start(Map.of(
                        "logging.level.dev.berth",
                        "trace",
                        "berth.outward.allowed-networks",
                        "127.0.0.0/8",
                        "berth.external-url",
                        IssuerServer.EXTERNAL_URL))) {
            Api.admin(server).post("/api/v2.0/providers", """
                    {"name": "one", "kind": "oidc", "oidc": %s}""".formatted(
                            issuer.settings("\"logout\": true, \"auto_onboard\": false")));
            issuer.person("alice", Map.of("preferred_username", "alice"));
            Visitor visitor = new Visitor(server);
            String callback = visitor.callback("/c/oidc/login", issuer, "alice");
            String pending = visitor.cookie(PendingCookie.SIGN_IN);
            visitor.open(callback);
            String onboarding = visitor.cookie(PendingCookie.ONBOARDING);
            visitor.step(callback);
            HttpResponse<String> chosen = visitor.postJson("/c/oidc/onboard", "{\"username\":\"alice\"}");
            assertThat(chosen.statusCode()).as(chosen.body()).isEqualTo(200);

            List<String> secrets = List.of(
                    IssuerServer.SECRET,
                    callback.replaceFirst(".*code=([^&]*).*", "$1"),
                    callback.replaceFirst(".*state=([^&]*).*", "$1"),
                    pending,
                    onboarding,
                    visitor.cookie("sid").substring(37),
                    "eyJ");
            assertThat(log).contains("Started ").doesNotContain(secrets);
            assertThat(rows(server))
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row).doesNotContain(secrets));
        }
    }

    private static List<String> rows(BerthServer server) {
        return JdbcClient.create(server.database().dataSource())
                .sql("""
                        select p::text from identity_provider p
                        union all select l::text from identity_link l
                        union all select o::text from identity_onboarding o
                        union all select s::text from identity_session s
                        union all select convert_from(a.attribute_bytes, 'UTF8') from identity_session_attributes a
                        union all select e::text from audit_entry e
                        """)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
