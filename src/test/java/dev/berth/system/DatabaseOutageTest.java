package dev.berth.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.berth.platform.postgres.EmbeddedPostgres;
import dev.berth.testkit.BerthServer;

import static org.assertj.core.api.Assertions.assertThat;

/** content-safety, "PostgreSQL away": 503 with Retry-After within 3 s, healthy again within 10 s of its return, no restart. */
class DatabaseOutageTest {

    private static final Duration PROMISED_ANSWER = Duration.ofSeconds(3);
    private static final Duration PROMISED_RETURN = Duration.ofSeconds(10);
    private static final Duration SLACK = Duration.ofSeconds(2);

    /** The pool hands out a connection that worked within the last half second without asking it again. */
    private static final Duration TRUSTED_CONNECTION = Duration.ofMillis(600);

    @TempDir
    private static Path home;

    private static EmbeddedPostgres postgres;
    private static BerthServer server;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(home, Map.of());
        server = BerthServer.start(Map.of(
                "berth.database.url", postgres.url(),
                "berth.database.username", postgres.username(),
                "berth.database.password", postgres.password()));
    }

    @AfterAll
    static void stop() {
        server.close();
        postgres.close();
    }

    @Test
    void aStoppedDatabaseIs503UntilItIsBack() throws Exception {
        postgres.close();
        assertAway();
        postgres = EmbeddedPostgres.start(home, Map.of());
        assertHealthyAgain();
    }

    @Test
    void aDatabaseThatHangsIs503UntilItGoesOn() throws Exception {
        signal("-STOP");
        try {
            Thread.sleep(TRUSTED_CONNECTION);
            assertAway();
        } finally {
            signal("-CONT");
        }
        assertHealthyAgain();
    }

    private static void assertAway() throws Exception {
        for (var path : List.of("/v2/library/app/tags/list", "/api/v2.0/projects")) {
            var before = Instant.now();
            var answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("the database is not available at the moment");
            assertThat(Duration.between(before, Instant.now())).as(path).isLessThan(PROMISED_ANSWER.plus(SLACK));
        }
        var before = Instant.now();
        var health = get("/api/v2.0/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body())
                .startsWith("{\"status\":\"unhealthy\"")
                .contains("{\"name\":\"database\",\"status\":\"unhealthy\",\"error\":");
        assertThat(Duration.between(before, Instant.now())).isLessThan(PROMISED_ANSWER.plus(SLACK));
        assertThat(get("/api/v2.0/ping").body()).isEqualTo("Pong");
    }

    private static void assertHealthyAgain() throws Exception {
        var deadline = Instant.now().plus(PROMISED_RETURN).plus(SLACK);
        while (get("/api/v2.0/projects").statusCode() != 200 && Instant.now().isBefore(deadline)) {
            Thread.sleep(200);
        }
        assertThat(get("/api/v2.0/projects").statusCode()).isEqualTo(200);
        assertThat(get("/v2/library/app/tags/list").statusCode()).isEqualTo(404);
    }

    /** The one that makes new processes first, so that none is missed. */
    private static void signal(String signal) throws IOException, InterruptedException {
        var postmaster =
                Files.readAllLines(home.resolve("cluster/postmaster.pid")).getFirst();
        new ProcessBuilder("kill", signal, postmaster).inheritIO().start().waitFor();
        new ProcessBuilder("pkill", signal, "-P", postmaster)
                .inheritIO()
                .start()
                .waitFor();
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var credential = ("admin:" + BerthServer.ADMIN_PASSWORD).getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credential))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
