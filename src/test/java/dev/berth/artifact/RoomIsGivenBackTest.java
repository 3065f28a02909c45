package dev.berth.artifact;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.LimitedProject;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.RawConnection;
import dev.berth.testkit.RegistryClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What comes in takes room while it comes, and gives it back in every way in which it can end. */
class RoomIsGivenBackTest {

    private final BerthServer server = BerthServer.shared();
    private final JdbcClient jdbc = JdbcClient.create(server.database().dataSource());
    private final LimitedProject project = LimitedProject.of(server, 10_000);
    private final RegistryClient client = project.repository("a");

    @Test
    void roomIsGivenBackWhenAnUploadIsCancelled() {
        String upload = client.startUpload();
        client.patch(upload, new byte[6000]).expect(202);
        assertThat(project.coming()).isEqualTo(6000);

        client.send("DELETE", upload, BodyPublishers.noBody()).expect(204);

        assertThat(project.coming()).isZero();
        client.patch(client.startUpload(), new byte[10_000]).expect(202);
    }

    @Test
    void roomIsGivenBackWhenAnUploadTurnsOutToBeSomethingElse() {
        String upload = client.startUpload();
        client.patch(upload, new byte[6000]).expect(202);

        client.finish(upload, Digest.of(DigestAlgorithm.SHA256, new byte[1]), new byte[0])
                .expect(400);

        assertThat(project.coming()).isZero();
    }

    @Test
    void roomIsGivenBackWhenAnUploadExpires() {
        client.patch(client.startUpload(), new byte[6000]).expect(202);
        jdbc.sql("update upload set touched_at = now() - interval '3 days' where project_id = ?")
                .param(project.id())
                .update();

        server.bean(Uploads.class).expire();

        assertThat(project.coming()).isZero();
    }

    @Test
    void roomIsGivenBackWhenALooseBlobIsDeleted() {
        Digest digest = client.pushBlob(new byte[6000]);
        assertThat(project.coming()).isEqualTo(6000);

        client.delete("blobs/" + digest).expect(202);

        assertThat(project.coming()).isZero();
    }

    @Test
    void roomIsGivenBackWhenTheRepositoryIsDeleted() {
        client.pushBlob(new byte[6000]);

        assertThat(Api.admin(server)
                        .delete("/api/v2.0/projects/" + project.name() + "/repositories/a")
                        .statusCode())
                .isEqualTo(200);
        server.bean(HiddenRepositories.class).workOff();

        assertThat(project.coming()).isZero();
    }

    @Test
    void aBlobOfADeletedManifestIsNotLooseAgain() {
        ManifestJson image = client.pushImage(new byte[6000]);

        client.delete("manifests/" + image.digest()).expect(202);

        assertThat(project.used()).isZero();
        assertThat(project.coming()).isZero();
    }

    @Test
    void whatIsAnnouncedTakesRoomWhileItComesAndNobodyWaitsForIt() throws IOException {
        String upload = client.startUpload();
        try (RawConnection connection = begin(upload, 6000, 2000)) {
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(project.coming()).isEqualTo(6000));

            project.repository("b")
                    .patch(project.repository("b").startUpload(), new byte[4001])
                    .expect(403);
            project.repository("b").pushImage(new byte[1000]);

            connection.bytes(new byte[4000]);
            assertThat(connection.status()).isEqualTo(202);
        }
    }

    @Test
    void whatCameBeforeAClientBrokeOffTakesRoomAndTheRestIsGivenBack() throws IOException {
        String upload = client.startUpload();
        try (RawConnection connection = begin(upload, 6000, 2000)) {
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(project.coming()).isEqualTo(6000));
            connection.stopSending();
            connection.rest();
        }

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(project.coming()).isEqualTo(2000));
        client.patch(upload, new byte[8000]).expect(202);
    }

    private RawConnection begin(String upload, int announced, int sent) throws IOException {
        return new RawConnection(server)
                .head(
                        "PATCH " + upload + " HTTP/1.1",
                        "Host: " + server.host(),
                        "Authorization: " + client.authorization(),
                        "Content-Length: " + announced)
                .bytes(new byte[sent]);
    }
}
