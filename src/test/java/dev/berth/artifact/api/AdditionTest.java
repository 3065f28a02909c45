package dev.berth.artifact.api;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.oci.Digest;
import dev.berth.testkit.Api;
import dev.berth.testkit.Artifacts;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.ManifestJson.Content;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What is read out of artifacts: additions, attributes, icons. */
class AdditionTest {

    private static final String CHART = "{\"apiVersion\":\"v2\",\"name\":\"shop\",\"version\":\"1.2.3\","
            + "\"dependencies\":[{\"name\":\"db\",\"version\":\"1.x\",\"repository\":\"oci://example.com\"}]}";
    private static final int MIB = 1024 * 1024;

    private final BerthServer server = BerthServer.shared();
    private final People people = new People(server);
    private final String project = people.project();
    private final RegistryClient client = RegistryClient.admin(server, project + "/app");
    private final Artifacts artifacts = new Artifacts(client);
    private final Api admin = Api.admin(server);

    @Test
    void anImageTellsHowItWasBuilt() {
        artifacts.image("v1", "{\"history\":[{\"created_by\":\"COPY a b\",\"empty_layer\":true}]}");

        HttpResponse<String> history = addition("v1", "build_history");
        assertThat(history.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(Api.json(history).at("/0/created_by").asString()).isEqualTo("COPY a b");
        assertThat(addition("v1", "values.yaml").statusCode()).isEqualTo(400);
        assertThat(addition("v1", "else").statusCode()).isEqualTo(422);
    }

    @Test
    void aChartTellsWhatItIs() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("shop/charts/db/values.yaml", "inner: true");
        files.put("shop/values.yaml", "replicas: 3");
        files.put("shop/README.md", "<script>alert(1)</script>");
        artifacts.chart("1.2.3", CHART, files);

        JsonNode shown = artifact("1.2.3");
        assertThat(shown.get("type").asString()).isEqualTo("CHART");
        assertThat(shown.at("/extra_attrs/version").asString()).isEqualTo("1.2.3");
        assertThat(shown.get("addition_links").propertyNames())
                .containsExactly("values.yaml", "readme.md", "dependencies");
        assertThat(addition("1.2.3", "values.yaml").body()).isEqualTo("replicas: 3");
        assertThat(Api.json(addition("1.2.3", "dependencies")).at("/0/name").asString())
                .isEqualTo("db");
    }

    @Test
    void S13_whatPeoplePushNeverRuns() {
        artifacts.chart("1.0.0", CHART, Map.of("shop/README.md", "<script>alert(1)</script>"));

        HttpResponse<String> readme = addition("1.0.0", "readme.md");
        assertThat(readme.body()).isEqualTo("<script>alert(1)</script>");
        assertThat(readme.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/markdown");
        assertThat(readme.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(readme.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "sandbox");
    }

    @Test
    void aChartOfTheOlderFormNamesItsDependenciesInAFile() {
        artifacts.chart(
                "0.1.0",
                "{\"apiVersion\":\"v1\",\"name\":\"old\"}",
                Map.of(
                        "old/requirements.yaml",
                        "dependencies:\n- name: db\n  version: 1.0\n  repository: https://x\n"));
        artifacts.chart(
                "0.2.0",
                "{\"apiVersion\":\"v1\",\"name\":\"evil\"}",
                Map.of("evil/requirements.yaml", "dependencies: !!javax.script.ScriptEngineManager [x]\n"));

        assertThat(Api.json(addition("0.1.0", "dependencies")).at("/0/version").asString())
                .isEqualTo("1.0");
        assertThat(addition("0.2.0", "dependencies").statusCode()).isEqualTo(400);
    }

    @Test
    void aModelShowsItsFiles() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("README.md", "# Model".getBytes(StandardCharsets.UTF_8));
        files.put("LICENSE", "MIT".getBytes(StandardCharsets.UTF_8));
        files.put("weights/a.bin", Bytes.random(33));
        artifacts.model("v1", files);

        assertThat(artifact("v1").get("type").asString()).isEqualTo("CNAI");
        assertThat(addition("v1", "readme.md").body()).isEqualTo("# Model");
        assertThat(addition("v1", "license").body()).isEqualTo("MIT");
        JsonNode tree = Api.json(addition("v1", "files"));
        assertThat(tree.at("/0/name").asString()).isEqualTo("weights");
        assertThat(tree.at("/0/children/0/size").asInt()).isEqualTo(33);
        assertThat(tree.at("/1/type").asString()).isEqualTo("file");
    }

    @Test
    void aManifestIsShownByteByByte() {
        artifacts.image("v1", "{}");

        HttpResponse<String> shown = admin.get(path() + "/v1/manifest");
        assertThat(shown.body()).isEqualTo(client.get("manifests/v1").text());
        assertThat(shown.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(shown.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "sandbox");
        assertThat(admin.get(path() + "/v2/manifest").statusCode()).isEqualTo(404);
    }

    @Test
    void nothingWasScannedSoThereIsNoReport() {
        artifacts.image("v1", "{}");

        assertThat(addition("v1", "vulnerabilities").statusCode()).isEqualTo(404);
    }

    @Test
    void anArtifactOfItsOwnKindHasAPictureAndHidesWhatItWants() {
        byte[] picture = Base64.getDecoder()
                .decode(
                        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        Content config = artifacts.blob("{\"speed\":7,\"secret\":1}".getBytes(StandardCharsets.UTF_8));
        Content icon = artifacts.blob(picture);
        artifacts.push(
                "v1",
                ManifestJson.image()
                        .with(
                                "config",
                                Artifacts.annotated(
                                        ManifestJson.descriptor("application/vnd.acme.rocket.config.v1+json", config),
                                        "io.goharbor.artifact.v1alpha1.skip-list",
                                        "secret"))
                        .with(
                                "layers",
                                List.of(Artifacts.annotated(
                                        ManifestJson.descriptor("image/png", icon),
                                        "io.goharbor.artifact.v1alpha1.icon",
                                        ""))));

        JsonNode shown = artifact("v1");
        assertThat(shown.get("type").asString()).isEqualTo("ROCKET");
        assertThat(shown.get("extra_attrs").propertyNames()).containsExactly("speed");
        assertThat(shown.get("icon").asString()).isEqualTo(icon.digest().toString());
        JsonNode reply = Api.json(admin.get("/api/v2.0/icons/" + icon.digest()));
        assertThat(reply.get("content-type").asString()).isEqualTo("image/png");
        assertThat(Base64.getDecoder().decode(reply.get("content").asString())).isEqualTo(picture);
        assertThat(Api.anonymous(server).get("/api/v2.0/icons/" + icon.digest()).statusCode())
                .as("S26: a picture of a private project")
                .isEqualTo(404);
    }

    @Test
    void everyKindHasAPictureOfOurs() {
        artifacts.image("v1", "{}");

        String icon = artifact("v1").get("icon").asString();
        JsonNode reply = Api.json(Api.anonymous(server).get("/api/v2.0/icons/" + icon));
        byte[] content = Base64.getDecoder().decode(reply.get("content").asString());
        assertThat(reply.get("content-type").asString()).isEqualTo("image/svg+xml");
        assertThat(new String(content, StandardCharsets.UTF_8)).startsWith("<svg");
        assertThat(Digest.of(Digest.parse(icon).algorithm(), content)).hasToString(icon);
    }

    @Test
    void S13_S26_onlyPicturesAreShownAsPictures() {
        Digest secret = artifacts.blob(Bytes.random(40)).digest();
        Content page = artifacts.blob("<html>".getBytes(StandardCharsets.UTF_8));
        artifacts.push(
                "v1",
                ManifestJson.image()
                        .config(
                                "application/vnd.acme.rocket.config.v1+json",
                                artifacts.blob("{}".getBytes(StandardCharsets.UTF_8)))
                        .with(
                                "layers",
                                List.of(Artifacts.annotated(
                                        ManifestJson.descriptor("image/png", page),
                                        "io.goharbor.artifact.v1alpha1.icon",
                                        ""))));

        assertThat(admin.get("/api/v2.0/icons/" + page.digest()).statusCode()).isEqualTo(404);
        assertThat(admin.get("/api/v2.0/icons/" + secret).statusCode()).isEqualTo(404);
        assertThat(admin.get("/api/v2.0/icons/x").statusCode()).isEqualTo(400);
    }

    /** A repository's row may name a config that another repository has: nothing of it is read here. */
    @Test
    void S26_attributesAndAdditionsReadNoBlobsOfOtherRepositories() {
        artifacts.image("v1", "{\"architecture\":\"secret-of-another\",\"history\":[{\"created_by\":\"secret\"}]}");
        RegistryClient other = client.in(project + "/other");
        ManifestJson mine = other.image(Bytes.random(10));
        other.putManifest("v1", mine).expect(201);
        JdbcClient jdbc = JdbcClient.create(server.database().dataSource());
        jdbc.sql("""
                update manifest set config_digest = (select config_digest from manifest m join repository r using (repository_id) where r.name = ?)
                where repository_id = (select repository_id from repository where name = ?)
                """).params(client.repository(), other.repository()).update();

        String path = "/api/v2.0/projects/" + project + "/repositories/other/artifacts";
        assertThat(admin.get(path).body()).doesNotContain("secret-of-another");
        assertThat(admin.get(path + "/v1").body()).doesNotContain("secret-of-another");
    }

    @Test
    void S09_anAddressOfAnotherRepositoryFindsNothing() {
        ManifestJson image = artifacts.image("v1", "{}");
        RegistryClient other = RegistryClient.admin(server, people.project() + "/app");
        other.putManifest("other", other.image(Bytes.random(10))).expect(201);
        String foreign = "/api/v2.0/projects/" + other.repository().replace("/", "/repositories/") + "/artifacts/";

        for (String reference : List.of("v1", image.digest().toString())) {
            for (String rest :
                    List.of("", "/tags", "/accessories", "/additions/build_history", "/additions/vulnerabilities")) {
                assertThat(admin.get(foreign + reference + rest).statusCode())
                        .as(reference + rest)
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void S20_archivesAreReadUpToALimit() {
        Map<String, String> bomb = new LinkedHashMap<>();
        bomb.put("shop/zeros", "0".repeat(66 * MIB));
        bomb.put("shop/values.yaml", "a: 1");
        artifacts.chart("bomb", CHART, bomb);
        String endless = "x".repeat(5 * MIB);
        artifacts.chart("large", CHART, Map.of("shop/values.yaml", endless));
        byte[] tar = Artifacts.tar(Map.of("shop/values.yaml", "short"));
        byte[] lying = tar.clone();
        System.arraycopy("77777777777".getBytes(StandardCharsets.US_ASCII), 0, lying, 124, 11);
        artifacts.chart("lying", CHART, Artifacts.gzip(lying));
        artifacts.chart("noise", CHART, Bytes.random(1000));
        artifacts.chart("cut", CHART, Artifacts.gzip(Arrays.copyOf(tar, 300)));

        assertThat(addition("bomb", "values.yaml").statusCode()).isEqualTo(413);
        assertThat(addition("large", "values.yaml").statusCode()).isEqualTo(413);
        for (String tag : List.of("lying", "noise", "cut")) {
            assertThat(addition(tag, "values.yaml").statusCode()).as(tag).isIn(200, 400, 413);
        }
        assertThat(artifact("bomb").get("type").asString()).isEqualTo("CHART");
    }

    @Test
    void S20_S39_aConfigThatIsNoJsonOrTooMuchIsLeftOut() {
        String deep = "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
        Map<String, String> configs = Map.of(
                "deep",
                deep,
                "large",
                "{\"a\":\"" + "x".repeat(2 * MIB) + "\"}",
                "wide",
                "{\"a\":\"" + "x".repeat(300 * 1024) + "\"}",
                "list",
                "[1]",
                "noise",
                "\u0001",
                "odd",
                "{\"name\":\"a\\u0000b\\ud800\",\"number\":1e999,\"many\":123456789012345678901234567890}");
        configs.forEach((tag, config) -> artifacts.chart(tag, config, Map.of("c/values.yaml", "a: 1")));

        assertThat(admin.get(path()).statusCode()).isEqualTo(200);
        for (String tag : List.of("deep", "large", "wide", "list", "noise")) {
            assertThat(artifact(tag).get("extra_attrs")).as(tag).isEmpty();
        }
        assertThat(artifact("odd").at("/extra_attrs/name").asString()).startsWith("a\0b");
        assertThat(artifact("odd").at("/extra_attrs/many").asString()).isEqualTo("123456789012345678901234567890");
    }

    private String path() {
        return "/api/v2.0/projects/" + project + "/repositories/app/artifacts";
    }

    private JsonNode artifact(String reference) {
        HttpResponse<String> shown = admin.get(path() + "/" + reference);
        assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
        return Api.json(shown);
    }

    private HttpResponse<String> addition(String reference, String name) {
        return admin.get(path() + "/" + reference + "/additions/" + name);
    }
}
