package dev.berth.artifact.api;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.testkit.Api;
import dev.berth.testkit.Artifacts;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class ArtifactListTest {

    private static final String NEVER = "0001-01-01T00:00:00.000Z";
    private static final String CONFIG = """
            {"architecture":"arm64","os":"linux","created":"2026-01-02T03:04:05Z","config":{"Env":["A=b"],"Labels":{"maintainer":"me"},"Else":1},
             "history":[{"created_by":"COPY a b"}]}""";

    private final BerthServer server = BerthServer.shared();
    private final People people = new People(server);
    private final String project = people.project();
    private final RegistryClient client = RegistryClient.admin(server, project + "/a/b");
    private final Artifacts artifacts = new Artifacts(client);
    private final Api admin = Api.admin(server);

    @Test
    void anImageShowsWhatItIs() {
        ManifestJson image = artifacts.image("v1", CONFIG);

        JsonNode shown = one(list(""));
        assertThat(shown.get("id").asLong()).isPositive();
        assertThat(text(shown, "type")).isEqualTo("IMAGE");
        assertThat(text(shown, "media_type")).isEqualTo(Artifacts.IMAGE_CONFIG);
        assertThat(text(shown, "manifest_media_type")).isEqualTo(RegistryClient.IMAGE);
        assertThat(text(shown, "artifact_type")).isEqualTo(Artifacts.IMAGE_CONFIG);
        assertThat(text(shown, "repository_name")).isEqualTo(project + "/a/b");
        assertThat(text(shown, "digest")).isEqualTo(image.digest().toString());
        assertThat(shown.get("size").asLong()).isEqualTo(image.bytes().length + CONFIG.length() + 50);
        assertThat(text(shown, "push_time")).matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ");
        assertThat(text(shown, "pull_time")).isEqualTo(NEVER);
        assertThat(shown.at("/tags/0/name").asString()).isEqualTo("v1");
        assertThat(shown.at("/tags/0/immutable").asBoolean()).isFalse();
        assertThat(shown.at("/tags/0/artifact_id").asLong())
                .isEqualTo(shown.get("id").asLong());
        assertThat(shown.at("/addition_links/build_history/href").asString())
                .isEqualTo(path("a%252Fb") + "/" + image.digest() + "/additions/build_history");
    }

    @Test
    void attributesComeFromTheConfigAndAreTheSameTheSecondTime() {
        artifacts.image("v1", CONFIG);

        JsonNode first = one(list("")).get("extra_attrs");
        assertThat(text(first, "architecture")).isEqualTo("arm64");
        assertThat(text(first, "os")).isEqualTo("linux");
        assertThat(text(first, "created")).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(text(first, "author")).isEqualTo("me");
        assertThat(first.get("config").propertyNames()).containsExactlyInAnyOrder("Env", "Labels");
        assertThat(one(list("")).get("extra_attrs")).isEqualTo(first);
    }

    @Test
    void anIndexShowsItsChildrenAndHidesThoseWithoutATag() {
        ManifestJson amd = client.pushImage(Bytes.random(10));
        ManifestJson arm = client.pushImage(Bytes.random(11));
        ManifestJson index = ManifestJson.index().with("manifests", List.of(child(amd, "amd64"), child(arm, "arm64")));
        artifacts.push("v1", index);

        JsonNode shown = one(list(""));
        assertThat(text(shown, "digest")).isEqualTo(index.digest().toString());
        assertThat(text(shown, "type")).isEqualTo("IMAGE");
        assertThat(shown.get("references").size()).isEqualTo(2);
        JsonNode reference = shown.at("/references/0");
        assertThat(text(reference, "child_digest")).isEqualTo(amd.digest().toString());
        assertThat(reference.at("/platform/architecture").asString()).isEqualTo("amd64");
        assertThat(reference.at("/platform/os.version").asString()).isEqualTo("10.0");
        assertThat(reference.get("parent_id").asLong())
                .isEqualTo(shown.get("id").asLong());
        long childId = Api.json(admin.get(path("a%252Fb") + "/" + amd.digest()))
                .get("id")
                .asLong();
        assertThat(reference.get("child_id").asLong()).isEqualTo(childId);
        assertThat(shown.get("size").asLong()).isEqualTo(index.bytes().length + size(amd, 10) + size(arm, 11));
        assertThat(digests(list("?q=base=*")))
                .containsExactlyInAnyOrder(
                        index.digest().toString(),
                        amd.digest().toString(),
                        arm.digest().toString());
    }

    @Test
    void accessoriesAreShownWithTheirSubjectAndNotBesideIt() {
        ManifestJson image = artifacts.image("v1", CONFIG);
        ManifestJson signature = artifacts.push(
                "sha256-" + image.digest().hex() + ".sig",
                ManifestJson.image()
                        .config(Artifacts.IMAGE_CONFIG, artifacts.blob(Bytes.random(9)))
                        .layer("application/vnd.dev.cosign.simplesigning.v1+json", artifacts.blob(Bytes.random(8))));
        ManifestJson sbom = ManifestJson.image()
                .with("artifactType", "application/vnd.goharbor.harbor.sbom.v1")
                .config("application/vnd.oci.empty.v1+json", artifacts.blob("{}".getBytes(StandardCharsets.UTF_8)))
                .subject(image);
        artifacts.push(sbom.digest(), sbom);

        for (String query : List.of("", "&q=base=*")) {
            JsonNode shown = one(list("?with_accessory=true" + query));
            assertThat(text(shown, "digest")).isEqualTo(image.digest().toString());
            assertThat(values(shown.get("accessories"), "type")).containsExactly("signature.cosign", "sbom.harbor");
        }
        assertThat(one(list("")).get("accessories").isNull()).isTrue();
        JsonNode listed = Api.json(admin.get(path("a%252Fb") + "/v1/accessories"));
        assertThat(values(listed, "artifact_type")).contains("application/vnd.goharbor.harbor.sbom.v1");
        assertThat(values(listed, "digest"))
                .containsExactly(signature.digest().toString(), sbom.digest().toString());
        assertThat(listed.at("/0/subject_artifact_digest").asString())
                .isEqualTo(image.digest().toString());
        assertThat(values(Api.json(admin.get(path("a%252Fb") + "/v1/accessories?q=type=sbom.harbor")), "type"))
                .containsExactly("sbom.harbor");
    }

    @Test
    void aChildOfASignedIndexInheritsItsSignatureUnlessItHasOne() {
        ManifestJson plain = client.pushImage(Bytes.random(10));
        ManifestJson signed = client.pushImage(Bytes.random(11));
        ManifestJson index =
                artifacts.push("v1", ManifestJson.index().child(plain).child(signed));
        sign(index);
        sign(signed);

        String query = "?with_inherited_accessory=true";
        assertThat(Api.json(admin.get(path("a%2Fb") + "/" + plain.digest() + query))
                        .at("/inherited_accessories/0/subject_artifact_digest")
                        .asString())
                .isEqualTo(index.digest().toString());
        assertThat(Api.json(admin.get(path("a%2Fb") + "/" + signed.digest() + query))
                        .has("inherited_accessories"))
                .isFalse();
    }

    @Test
    void qAsksForTagsAndKinds() {
        artifacts.image("release-1", CONFIG);
        artifacts.image("nightly", CONFIG);
        ManifestJson untagged = client.pushImage(Bytes.random(12));
        ManifestJson chart = artifacts.chart("chart-1", "{\"name\":\"c\"}", Map.of("c/Chart.yaml", "name: c"));

        assertThat(list("?q=tags=*")).hasSize(3);
        assertThat(digests(list("?q=tags=nil")))
                .containsExactly(untagged.digest().toString());
        assertThat(list("?q=tags=nightly")).hasSize(1);
        assertThat(list("?q=tags=~RELEASE")).hasSize(1);
        assertThat(list("?q=tags=~%25")).isEmpty();
        assertThat(digests(list("?q=type=CHART")))
                .containsExactly(chart.digest().toString());
        assertThat(list("?q=media_type=" + Artifacts.IMAGE_CONFIG.replace("+", "%2B")))
                .hasSize(3);
        assertThat(list("?q=digest=" + chart.digest())).hasSize(1);
        assertThat(list("?q=push_time=%5B2020-01-01T00:00:00~2021-01-01T00:00:00%5D"))
                .isEmpty();
        assertThat(digests(list("?sort=push_time")).getLast())
                .isEqualTo(chart.digest().toString());
    }

    @Test
    void qAsksForLabels() {
        artifacts.image("v1", CONFIG);
        artifacts.image("v2", CONFIG);
        long one = label("one");
        long two = label("two");
        attach("v1", one);
        attach("v1", two);
        attach("v2", one);

        assertThat(list("?q=labels=(" + one + ")")).hasSize(2);
        JsonNode both = one(list("?with_label=true&q=labels=(" + one + "%20" + two + ")"));
        assertThat(values(both.get("labels"), "name")).containsExactly("one", "two");
        assertThat(both.at("/labels/0/scope").asString()).isEqualTo("p");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?q=content=x",
                "?q=pushed_by=~a",
                "?q=m.digest=x",
                "?sort=digest;drop",
                "?q=base=all",
                "?q=tags=(a)",
                "?q=labels=1",
                "?q=labels=(x)",
                "?q=size=large",
                "?q=x",
                "?sort=tags",
                "?q=config_digest=~sha"
            })
    void S06_S12_whatTheListDoesNotShowCannotBeAskedFor(String query) {
        assertThat(admin.get(path("a%2Fb") + query).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?page_size=101", "?page=0", "?with_tag=maybe"})
    void S21_parametersOutsideTheirLimitsAre422(String query) {
        assertThat(admin.get(path("a%2Fb") + query).statusCode()).isEqualTo(422);
    }

    @Test
    void aListComesInPagesThatHaveEachArtifactOnce() {
        for (int i = 0; i < 5; i++) {
            client.pushImage(Bytes.random(20 + i));
        }

        HttpResponse<String> second = admin.get(path("a%2Fb") + "?page=2&page_size=2");
        assertThat(second.headers().firstValue("X-Total-Count")).contains("5");
        assertThat(second.headers().firstValue("Link").orElseThrow()).contains("rel=\"prev\"", "rel=\"next\"");
        assertThat(digests(list("?page_size=2")))
                .doesNotContainAnyElementsOf(digests(items(second)))
                .hasSize(2);
        assertThat(list("?page=3&page_size=2")).hasSize(1);
        assertThat(list("?page=4&page_size=2")).isEmpty();
    }

    @Test
    void theTotalFollowsEveryChange() {
        ManifestJson first = artifacts.image("v1", CONFIG);
        artifacts.image("v2", CONFIG);
        client.pushImage(Bytes.random(10));
        assertThat(total("?page_size=1")).isEqualTo("3");
        artifacts.push("v3", ManifestJson.index().child(first));
        assertThat(total("?page_size=1")).isEqualTo("4");
        client.delete("manifests/v1").expect(202);
        assertThat(total("?page_size=1")).isEqualTo("3");
        client.delete("manifests/v3").expect(202);
        assertThat(total("?page_size=1")).isEqualTo("3");
    }

    @Test
    void aProjectListsTheArtifactsOfAllItsRepositories() {
        artifacts.image("v1", CONFIG);
        artifacts.image("v2", CONFIG);
        RegistryClient other = client.in(project + "/c");
        new Artifacts(other).image("v1", CONFIG);
        String all = "/api/v2.0/projects/" + project + "/artifacts";

        assertThat(items(admin.get(all))).hasSize(3);
        assertThat(items(admin.get(all + "?q=repository_name=~/c"))).hasSize(1);
        String latest = all + "?latest_in_repository=true&q=media_type=" + Artifacts.IMAGE_CONFIG.replace("+", "%2B");
        assertThat(values(Api.json(admin.get(latest)), "repository_name"))
                .containsExactlyInAnyOrder(project + "/a/b", project + "/c");
        assertThat(items(admin.get(latest)).stream()
                        .map(item -> item.at("/tags/0/name").asString()))
                .containsExactlyInAnyOrder("v1", "v2");
        assertThat(admin.get(all + "?latest_in_repository=true").statusCode()).isEqualTo(400);
        assertThat(Api.anonymous(server)
                        .get("/api/v2.0/projects/library/artifacts")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void tagsOfAnArtifactAreAListOfTheirOwn() {
        ManifestJson image = artifacts.image("v1", CONFIG);
        artifacts.push("v2", image);
        artifacts.image("other", CONFIG);

        assertThat(values(Api.json(admin.get(path("a%2Fb") + "/" + image.digest() + "/tags")), "name"))
                .containsExactly("v2", "v1");
        assertThat(values(Api.json(admin.get(path("a%2Fb") + "/v1/tags?q=name=~2")), "name"))
                .containsExactly("v2");
        assertThat(admin.get(path("a%2Fb") + "/v1/tags?q=pushed_by=admin").statusCode())
                .isEqualTo(400);
    }

    private void sign(ManifestJson subject) {
        ManifestJson signature = ManifestJson.image()
                .config("application/vnd.cncf.notary.signature", artifacts.blob("{}".getBytes(StandardCharsets.UTF_8)))
                .with("annotations", Map.of("for", subject.digest().toString()))
                .subject(subject);
        artifacts.push(signature.digest(), signature);
    }

    private long label(String name) {
        long projectId = Api.json(admin.get("/api/v2.0/projects/" + project))
                .get("project_id")
                .asLong();
        String location = admin.post(
                        "/api/v2.0/labels",
                        "{\"name\":\"%s\",\"scope\":\"p\",\"project_id\":%d}".formatted(name, projectId))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return Long.parseLong(location.substring(location.lastIndexOf('/') + 1));
    }

    private void attach(String reference, long label) {
        assertThat(admin.post(path("a%252Fb") + "/" + reference + "/labels", "{\"id\":" + label + "}")
                        .statusCode())
                .isEqualTo(200);
    }

    private static long size(ManifestJson image, int layer) {
        return 64L + image.bytes().length + layer;
    }

    private static Map<String, Object> child(ManifestJson child, String architecture) {
        Map<String, Object> descriptor = ManifestJson.descriptor(child.mediaType(), child.content());
        descriptor.put("platform", Map.of("architecture", architecture, "os", "windows", "os.version", "10.0"));
        return descriptor;
    }

    private String path(String repository) {
        return "/api/v2.0/projects/" + project + "/repositories/" + repository + "/artifacts";
    }

    private List<JsonNode> list(String query) {
        return items(admin.get(path("a%252Fb") + query));
    }

    private String total(String query) {
        return admin.get(path("a%252Fb") + query)
                .headers()
                .firstValue("X-Total-Count")
                .orElseThrow();
    }

    private static List<JsonNode> items(HttpResponse<String> list) {
        assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
        return StreamSupport.stream(Api.json(list).spliterator(), false).toList();
    }

    private static JsonNode one(List<JsonNode> list) {
        assertThat(list).hasSize(1);
        return list.getFirst();
    }

    private static List<String> digests(List<JsonNode> list) {
        return list.stream().map(item -> text(item, "digest")).toList();
    }

    private static List<String> values(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> text(item, field))
                .toList();
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }
}
