package dev.berth.identity.session;

import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Browser;
import dev.berth.testkit.People;

import static org.assertj.core.api.Assertions.assertThat;

/** The sign-in form where an issuer is the way to sign in. */
class SignInElsewhereTest {

    @Test
    void S03_whoseNameAndPasswordDoNotBelongTogetherHearsWhereTheIssuerIsWhetherTheAccountExistsOrNot() {
        try (BerthServer server = BerthServer.start(Map.of(
                "berth.setting.overwrite.auth_mode", "oidc_auth", "berth.external-url", "http://registry.example"))) {
            String local = new People(server).user();

            HttpResponse<String> wrong = new Browser(server).signIn(local, "Wrong-12345");
            HttpResponse<String> unknown = new Browser(server).signIn("nobody", "Wrong-12345");

            assertThat(wrong.statusCode()).isEqualTo(403);
            assertThat(wrong.body()).isEqualTo("{\"redirect_location\":\"http://registry.example/c/oidc/login\"}");
            assertThat(unknown.statusCode()).isEqualTo(403);
            assertThat(unknown.body()).isEqualTo(wrong.body());
            assertThat(new Browser(server).signIn(local, People.PASSWORD).statusCode())
                    .isEqualTo(200);
        }
    }
}
