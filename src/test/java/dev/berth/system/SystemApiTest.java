package dev.berth.system;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.testkit.BerthServer;

import static org.assertj.core.api.Assertions.assertThat;

class SystemApiTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    @Test
    void pingAnswersInPlainText() throws Exception {
        var answer = get("/api/v2.0/ping");
        assertThat(answer.body()).isEqualTo("Pong");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    }

    @Test
    void theVersionIsThatOfTheContract() throws Exception {
        assertThat(get("/api/version").body()).isEqualTo("{\"version\":\"v2.0\"}");
    }

    @Test
    void healthNamesThePartsThatAreHere() throws Exception {
        var answer = get("/api/v2.0/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("""
                {"status":"healthy","components":[{"name":"core","status":"healthy"},\
                {"name":"database","status":"healthy"},{"name":"registry","status":"healthy"}]}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void probesLearnTheStatusAndNothingElse(String path) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\":\"UP\"").doesNotContain("components", "details");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/env", "/actuator/info", "/actuator/heapdump", "/api/v2.0/nothing", "/nothing"})
    void whatIsNotThereIs404InHarborsForm(String path) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).startsWith("{\"errors\":[{\"code\":\"NOT_FOUND\",\"message\":");
    }

    @Test
    void aMethodThatIsNotThereIs405AndNamesThoseThatAre() throws Exception {
        var answer = send(to("/api/v2.0/ping").DELETE());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET");
        assertThat(answer.body()).contains("\"code\":\"METHOD_NOT_ALLOWED\"");
    }

    @Test
    void aBodyThatIsNoJsonIs400AndTellsNothingOfTheInside() throws Exception {
        var answer = send(asAdmin("/api/v2.0/projects")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"project_name\": ")));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"BAD_REQUEST\"").doesNotContain("dev.berth", "jackson");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/service/token?service=harbor-registry&scope=%ff",
                "/service/token?service=%ff",
                "/api/v2.0/projects?name=%ff",
                "/api/v2.0/projects?name=%00",
                "/api/v2.0/projects?owner=a%00b"
            })
    void aQueryThatIsNoTextIs400InHarborsForm(String path) throws Exception {
        var answer = send(asAdmin(path));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"BAD_REQUEST\"");
    }

    @Test
    void aBodyInPartsIs415AndNotParsed() throws Exception {
        var answer = send(asAdmin("/api/v2.0/projects")
                .header("Content-Type", "multipart/form-data")
                .POST(BodyPublishers.ofString("--x")));
        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void aBodyOfAnotherTypeIs415() throws Exception {
        var answer = send(
                asAdmin("/api/v2.0/projects").header("Content-Type", "text/csv").POST(BodyPublishers.ofString("a,b")));
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("\"errors\"");
    }

    @Test
    void aHarmlessRequestIdComesBack() throws Exception {
        var answer = send(to("/api/v2.0/ping").header("X-Request-Id", "build-17.a_b"));
        assertThat(requestId(answer)).isEqualTo("build-17.a_b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "x\tFAKE", "${jndi}", "-starts-with-a-dash"})
    void aRequestIdThatCouldConfuseALogIsReplaced(String id) throws Exception {
        assertThat(requestId(send(to("/v2/").header("X-Request-Id", id)))).matches("[0-9a-f-]{36}");
    }

    private static String requestId(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Request-Id").orElseThrow();
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(SERVER.url() + path));
    }

    private static HttpRequest.Builder asAdmin(String path) {
        var credential = "admin:" + BerthServer.ADMIN_PASSWORD;
        return to(path).header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credential.getBytes(StandardCharsets.UTF_8)));
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(to(path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
