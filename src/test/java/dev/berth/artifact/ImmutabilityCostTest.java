package dev.berth.artifact;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ImmutabilityRules;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.StatementCount;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What rules cost: one statement for a push or a list, however many tags there are. */
class ImmutabilityCostTest {

    /** What may come in from the background meanwhile. */
    private static final int SLACK = 2;

    private static final BerthServer SERVER = BerthServer.start(Map.of(), StatementCount.class);

    private final String project = new People(SERVER).project();
    private final RegistryClient client = RegistryClient.admin(SERVER, project + "/app");
    private final ImmutabilityRules rules = new ImmutabilityRules(Api.admin(SERVER), project);
    private final Api admin = Api.admin(SERVER);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aPushByTagTakesOneStatementMoreThanOneByDigestForTheRulesAndOneForTheTags() {
        ManifestJson image = client.pushImage(Bytes.random(10));
        client.putManifest("warm", image).expect(201);

        int byDigest = least(() -> client.putManifest(image.digest(), image).expect(201));
        int byTag = least(() -> client.putManifest("v1", image).expect(201));
        int byManyTags = least(() -> client.send(
                        "PUT",
                        "manifests/" + image.digest() + "?tag=a&tag=b&tag=c&tag=d&tag=e&tag=f&tag=g",
                        image.bytes(),
                        "Content-Type",
                        image.mediaType())
                .expect(201));

        assertThat(byTag).isLessThanOrEqualTo(byDigest + 3);
        assertThat(byManyTags).isLessThanOrEqualTo(byDigest + 3);
    }

    @Test
    void whetherTagsAreImmutableTakesOneStatementForAList() {
        rules.freeze("v*", "app");
        for (int i = 0; i < 4; i++) {
            ManifestJson image = client.image(Bytes.random(10));
            client.putManifest("v" + i, image).expect(201);
            client.putManifest("dev" + i, image).expect(201);
            client.in(project + "/other")
                    .putManifest("v" + i, client.in(project + "/other").image(Bytes.random(10)));
        }
        String list = "/api/v2.0/projects/" + project + "/artifacts?page_size=100";
        String asked = list + "&with_immutable_status=true";
        int without = least(() -> admin.get(list));
        int with = least(() -> admin.get(asked));

        assertThat(with - without).isBetween(0, 1 + SLACK);
        assertThat(immutable(Api.json(admin.get(asked)))).isEqualTo(4);
        assertThat(immutable(Api.json(admin.get(list)))).isZero();
    }

    @Test
    void aTagSaysWhereItIsAskedForWhetherItIsImmutable() {
        rules.freeze("v*", "app");
        ManifestJson image = client.image(Bytes.random(10));
        client.putManifest("v1", image).expect(201);
        client.putManifest("dev", image).expect(201);
        String artifact = "/api/v2.0/projects/" + project + "/repositories/app/artifacts/v1";

        JsonNode tags = Api.json(admin.get(artifact + "/tags?with_immutable_status=true&sort=name"));
        assertThat(tags.get(0).get("name").asString()).isEqualTo("dev");
        assertThat(tags.get(0).get("immutable").asBoolean()).isFalse();
        assertThat(tags.get(1).get("immutable").asBoolean()).isTrue();
        assertThat(Api.json(admin.get(artifact + "/tags?sort=name"))
                        .get(1)
                        .get("immutable")
                        .asBoolean())
                .isFalse();
        assertThat(immutable(Api.json(admin.get(artifact + "?with_immutable_status=true"))
                        .get("tags")))
                .isEqualTo(1);
        assertThat(admin.get("/api/v2.0/projects/" + project
                                + "/repositories/app/artifacts?with_immutable_status=true&with_tag=false")
                        .statusCode())
                .isEqualTo(200);
    }

    private static int immutable(JsonNode tagsOrArtifacts) {
        int count = 0;
        for (JsonNode node : tagsOrArtifacts) {
            count += node.has("tags")
                    ? immutable(node.get("tags"))
                    : node.path("immutable").asBoolean(false) ? 1 : 0;
        }
        return count;
    }

    private static int least(Runnable request) {
        return Math.min(StatementCount.of(request), Math.min(StatementCount.of(request), StatementCount.of(request)));
    }
}
