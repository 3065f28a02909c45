package dev.berth.platform.http;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;

import static org.assertj.core.api.Assertions.assertThat;

class AnyAcceptTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v2.0/projects, text/html, 200, application/json",
        "/api/v2.0/projects, image/png, 200, application/json",
        "/api/v2.0/projects, application/json, 200, application/json",
        "/api/v2.0/projects/nowhere, text/html, 401, application/json",
        "/api/v2.0/nowhere, text/html, 404, application/json",
        "/api/v2.0/health, text/html, 200, application/json",
        "/api/v2.0/ping, application/json, 200, text/plain"
    })
    void whatAClientWouldLikeBetterChangesNothing(String path, String accept, int status, String type) {
        var answer = Api.anonymous(BerthServer.shared()).send("GET", path, null, "Accept", accept);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    }
}
