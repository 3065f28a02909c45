package dev.berth.testkit;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BerthServerTest {

    @Test
    void theWholeProductAnswers() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(BerthServer.shared().url() + "/v2/"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(401);
        }
    }
}
