package dev.berth.artifact.api;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.Api;
import dev.berth.testkit.Artifacts;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.ManyArtifacts;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.StatementCount;

import static org.assertj.core.api.Assertions.assertThat;

/** How many statements a page costs does not depend on how much is on it. A last page saves the one that counts. */
class PageCostTest {

    private static final String EVERYTHING = "with_label=true&with_accessory=true&with_inherited_accessory=true";
    private static final BerthServer SERVER = BerthServer.start(Map.of(), StatementCount.class);

    private final Api anonymous = Api.anonymous(SERVER);

    @BeforeAll
    static void fill() {
        new ManyArtifacts(JdbcClient.create(SERVER.database().dataSource())).write(20, 20, 200);
        RegistryClient client = RegistryClient.admin(SERVER, "library/pushed");
        for (int i = 0; i < 30; i++) {
            ManifestJson image = client.image(Bytes.random(10));
            client.putManifest("v" + i, ManifestJson.index().child(image).child(pushed(client, image)))
                    .expect(201);
        }
        for (int i = 0; i < 30; i++) {
            new Artifacts(client).image("image" + i, "{}");
        }
    }

    private static ManifestJson pushed(RegistryClient client, ManifestJson image) {
        client.putManifest(image.digest(), image).expect(201);
        return client.pushImage(Bytes.random(11));
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "repositories?q=name=~many",
                "projects/many-3/repositories?sort=name",
                "projects/many-1/repositories/large/artifacts?" + EVERYTHING,
                "projects/many-1/repositories/large/artifacts?q=tags=~v&" + EVERYTHING,
                "projects/library/repositories/pushed/artifacts?" + EVERYTHING,
                "projects/many-1/repositories/large/artifacts/v1/tags?sort=name"
            })
    void aPageOfAHundredCostsNoMoreStatementsThanAPageOfTwo(String list) {
        String path = "/api/v2.0/" + list;
        cost(path + "&page_size=100");

        assertThat(cost(path + "&page_size=100"))
                .isLessThanOrEqualTo(cost(path + "&page_size=2"))
                .isLessThan(12);
    }

    @Test
    void whatIsSeenForTheFirstTimeIsReadInOneGo() {
        String path = "/api/v2.0/projects/library/repositories/pushed/artifacts?page_size=100&with_tag=false";
        JdbcClient jdbc = JdbcClient.create(SERVER.database().dataSource());
        jdbc.sql(
                        "delete from artifact_attributes where artifact_id in (select artifact_id from manifest where size > 0)")
                .update();

        int first = cost(path);
        assertThat(first - cost(path)).isEqualTo(2);
    }

    private int cost(String path) {
        return StatementCount.of(
                () -> assertThat(anonymous.get(path).statusCode()).isEqualTo(200));
    }
}
