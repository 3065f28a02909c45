package dev.berth.artifact;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import dev.berth.event.RegistryEvent;
import dev.berth.event.RegistryEvent.ArtifactDeleted;
import dev.berth.event.RegistryEvent.ArtifactPulled;
import dev.berth.event.RegistryEvent.ArtifactPushed;
import dev.berth.event.RegistryEvent.Changed;
import dev.berth.event.RegistryEvent.RepositoryDeleted;
import dev.berth.event.RegistryEvent.TagCreated;
import dev.berth.event.RegistryEvent.TagDeleted;
import dev.berth.oci.Tag;
import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.RegistryClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What others hear of pushes, pulls and deletions: what happened, in the transaction of the change, and nothing else. */
class ArtifactEventsTest {

    private static final BerthServer SERVER = BerthServer.start(Map.of(), Listener.class);
    private static final List<RegistryEvent> HEARD = new CopyOnWriteArrayList<>();
    private static final String ARTIFACTS = "/api/v2.0/projects/library/repositories/app/artifacts/";

    private final RegistryClient client = RegistryClient.admin(SERVER, "library/app");
    private final Api admin = Api.admin(SERVER);
    private final ManifestJson image = client.image(Bytes.random(10));

    /** Tells a pull from a change by whether there is a transaction. */
    static class Listener {

        @EventListener
        void hear(RegistryEvent event) {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                    .isEqualTo(!(event instanceof ArtifactPulled));
            HEARD.add(event);
        }
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void forget() {
        HEARD.clear();
    }

    @Test
    void aPushIsHeardOfOnceAndAgainOnlyWhereATagMoves() {
        client.putManifest("v1", image).expect(201);
        assertThat(HEARD).singleElement().isInstanceOfSatisfying(ArtifactPushed.class, pushed -> {
            assertThat(pushed.digest()).isEqualTo(image.digest());
            assertThat(pushed.tags()).containsExactly(new Tag("v1"));
            assertThat(pushed.by().name()).isEqualTo("admin");
        });
        HEARD.clear();

        client.putManifest("v1", image).expect(201);
        client.putManifest(image.digest(), image).expect(201);
        assertThat(HEARD).isEmpty();

        client.putManifest("v2", image).expect(201);
        assertThat(HEARD)
                .singleElement()
                .isInstanceOfSatisfying(
                        ArtifactPushed.class,
                        pushed -> assertThat(pushed.tags()).containsExactly(new Tag("v2")));
    }

    @Test
    void aRefusedPushIsNotHeardOf() {
        client.putManifest(
                        "v1",
                        image.with(
                                "layers",
                                List.of(ManifestJson.descriptor("x/y", new ManifestJson.Content(image.digest(), 1)))))
                .expect(404);

        assertThat(HEARD).isEmpty();
    }

    @Test
    void onlyAManifestThatIsHandedOutIsAPull() {
        client.putManifest("v1", image).expect(201);
        HEARD.clear();

        client.head("manifests/v1").expect(200);
        client.get("manifests/v1", "If-None-Match", image.digest().toString()).expect(304);
        assertThat(HEARD).isEmpty();

        client.get("manifests/v1").expect(200);
        client.get("manifests/" + image.digest()).expect(200);
        assertThat(HEARD).hasSize(2).allSatisfy(event -> assertThat(event).isInstanceOf(ArtifactPulled.class));
        assertThat(HEARD.stream().map(event -> ((ArtifactPulled) event).tag())).containsExactly(new Tag("v1"), null);
    }

    @Test
    void tagsAreHeardOf() {
        client.putManifest("v1", image).expect(201);
        HEARD.clear();

        expect(201, admin.post(ARTIFACTS + image.digest() + "/tags", "{\"name\": \"created\"}"));
        expect(200, admin.delete(ARTIFACTS + "v1/tags/created"));
        client.delete("manifests/v1").expect(202);

        assertThat(HEARD).hasSize(3);
        assertThat(HEARD.get(0))
                .isInstanceOfSatisfying(
                        TagCreated.class, made -> assertThat(made.tag()).isEqualTo(new Tag("created")));
        assertThat(HEARD.get(1))
                .isInstanceOfSatisfying(
                        TagDeleted.class, gone -> assertThat(gone.tag()).isEqualTo(new Tag("created")));
        assertThat(HEARD.get(2))
                .isInstanceOfSatisfying(
                        TagDeleted.class, gone -> assertThat(gone.digest()).isEqualTo(image.digest()));
    }

    @Test
    void whatGoesWithADeletedArtifactIsHeardOfToo() {
        ManifestJson index = ManifestJson.index().child(image);
        client.putManifest(image.digest(), image).expect(201);
        client.putManifest("index", index).expect(201);
        JdbcClient.create(SERVER.database().dataSource())
                .sql("update manifest set gc_after = now() - interval '1 hour' where gc_after is not null")
                .update();
        HEARD.clear();

        admin.delete(ARTIFACTS + "index");

        assertThat(HEARD).hasSize(2).first().isInstanceOfSatisfying(ArtifactDeleted.class, gone -> {
            assertThat(gone.digest()).isEqualTo(index.digest());
            assertThat(gone.tags()).containsExactly(new Tag("index"));
        });
        assertThat(HEARD.get(1)).isInstanceOfSatisfying(ArtifactDeleted.class, gone -> {
            assertThat(gone.digest()).isEqualTo(image.digest());
            assertThat(gone.tags()).isEmpty();
        });
    }

    @Test
    void aCopyIsAPushOfAllThatIsNew() {
        ManifestJson index = ManifestJson.index().child(image);
        client.putManifest(image.digest(), image).expect(201);
        client.putManifest("index", index).expect(201);
        HEARD.clear();
        String copies = "/api/v2.0/projects/library/repositories/copy"
                + image.digest().toString().substring(7, 20);

        admin.post(copies + "/artifacts?from=library/app:index", "");
        admin.post(copies + "/artifacts?from=library/app:index", "");

        assertThat(HEARD)
                .hasSize(2)
                .allSatisfy(event -> assertThat(event).isInstanceOf(ArtifactPushed.class))
                .anySatisfy(event -> assertThat(((ArtifactPushed) event).tags()).containsExactly(new Tag("index")));
    }

    @Test
    void aDescriptionAndTheEndOfARepositoryAreHeardOf() {
        client.in("library/gone").pushImage();
        HEARD.clear();

        admin.send("PUT", "/api/v2.0/projects/library/repositories/gone", "{\"description\": \"x\"}");
        admin.send("PUT", "/api/v2.0/projects/library/repositories/gone", "{\"description\": \"x\"}");
        admin.delete("/api/v2.0/projects/library/repositories/gone");

        assertThat(HEARD).hasSize(2);
        assertThat(HEARD.get(0)).isInstanceOfSatisfying(Changed.class, changed -> {
            assertThat(changed.before()).isEqualTo(Map.of("description", ""));
            assertThat(changed.after()).isEqualTo(Map.of("description", "x"));
        });
        assertThat(HEARD.get(1)).isInstanceOf(RepositoryDeleted.class);
    }

    private static void expect(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }
}
