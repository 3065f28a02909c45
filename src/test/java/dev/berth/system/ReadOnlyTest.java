package dev.berth.system;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;

import static org.assertj.core.api.Assertions.assertThat;

/** S25: one switch, and no path round it. */
class ReadOnlyTest {

    private static final String CONFIGURATIONS = "/api/v2.0/configurations";

    private static BerthServer server;
    private static Api admin;
    private static String project;
    private static RegistryClient client;
    private static ManifestJson image;

    @BeforeAll
    static void start() {
        server = BerthServer.start();
        admin = Api.admin(server);
        project = new People(server).project();
        client = RegistryClient.admin(server, project + "/app");
        image = client.image(Bytes.random(20));
        client.putManifest("v1", image).expect(201);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void S25_nothingIsChangedAndEverythingIsRead() {
        set(true);

        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            for (String path : List.of(
                    "/api/v2.0/projects",
                    "/api/v2.0/projects/" + project,
                    "/api/v2.0/users",
                    "//api/v2.0/configurations/",
                    "/api/v2.0/configurations;x",
                    "/v2/" + project + "/app/blobs/uploads/",
                    "/v2/" + project + "/app/manifests/v1")) {
                var refused = admin.send(method, path, "{}");
                assertThat(refused.statusCode()).as(method + " " + path).isEqualTo(403);
                assertThat(refused.body()).contains("\"code\":\"DENIED\"").contains("read only mode");
            }
        }
        client.get("manifests/v1").expect(200);
        assertThat(admin.get("/api/v2.0/projects/" + project).statusCode()).isEqualTo(200);
        assertThat(Api.json(admin.get("/api/v2.0/systeminfo")).get("read_only").asBoolean())
                .isTrue();

        set(false);
        client.putManifest("v2", image).expect(201);
    }

    @Test
    void S25_everyOperationThatIsNoReadIsRefused() {
        List<String> changing = changes();
        set(true);

        List<String> open =
                changing.stream().filter(operation -> !isRefused(operation)).toList();

        set(false);
        assertThat(changing).hasSizeGreaterThan(20);
        assertThat(open).containsExactly("PUT " + CONFIGURATIONS);
    }

    private static List<String> changes() {
        return Api.json(admin.get("/api/v2.0/openapi.json")).get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(operation -> operation.getKey().toUpperCase(Locale.ROOT))
                        .filter(List.of("POST", "PUT", "PATCH", "DELETE")::contains)
                        .map(method -> method + " /api/v2.0" + path.getKey()))
                .toList();
    }

    private static boolean isRefused(String operation) {
        int space = operation.indexOf(' ');
        String path = operation.substring(space + 1).replaceAll("\\{[^}]*}", "1");
        var answer = admin.send(operation.substring(0, space), path, "{}");
        return answer.statusCode() == 403 && answer.body().contains("read only mode");
    }

    private static void set(boolean readOnly) {
        assertThat(admin.send("PUT", CONFIGURATIONS, "{\"read_only\":%s}".formatted(readOnly))
                        .statusCode())
                .isEqualTo(200);
    }
}
