package dev.berth.artifact;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.LimitedProject;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.RawConnection;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.RegistryClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** S25: there is no path into a project that passes its limit. */
class LimitOnEveryPathTest {

    private static final long LIMIT = 10_000;
    private static final byte[] TOO_MUCH = Bytes.random(10_001);
    private static final Digest DIGEST = Digest.of(DigestAlgorithm.SHA256, TOO_MUCH);

    private final BerthServer server = BerthServer.shared();
    private final LimitedProject project = LimitedProject.of(server, LIMIT);
    private final RegistryClient client = project.repository("a");
    private final RegistryClient elsewhere = RegistryClient.admin(server, new People(server).project() + "/source");

    @Test
    void S25_aBlobInOneRequest() {
        assertRefused(client.send("POST", "blobs/uploads/?digest=" + DIGEST, TOO_MUCH));
        assertRefused(client.send("POST", client.path("blobs/uploads/?digest=" + DIGEST), stream(TOO_MUCH)));
        assertNothingStays();
    }

    @Test
    void S25_aBlobWithTheRequestThatEndsItsUpload() {
        assertRefused(client.finish(client.startUpload(), DIGEST, TOO_MUCH));
        assertRefused(client.send("PUT", client.startUpload() + "?digest=" + DIGEST, stream(TOO_MUCH)));
        assertNothingStays();
    }

    @Test
    void S25_aBlobInOneChunkOrStreamed() {
        assertRefused(client.patch(client.startUpload(), TOO_MUCH));
        assertRefused(client.send("PATCH", client.startUpload(), stream(TOO_MUCH)));
        assertNothingStays();
    }

    @Test
    void S25_aBlobInSeveralChunks() {
        String upload = client.startUpload();
        client.patch(upload, new byte[6000]).expect(202);
        assertThat(project.coming()).isEqualTo(6000);

        assertRefused(client.patch(upload, new byte[4001]));
        assertNothingStays();
    }

    @Test
    void S25_severalUploadsTogether() {
        client.patch(client.startUpload(), new byte[6000]).expect(202);

        assertRefused(project.repository("b").patch(client.startUpload(), new byte[4001]));
        assertRefused(project.repository("b").send("PATCH", client.startUpload(), stream(new byte[4001])));
        project.repository("b")
                .patch(project.repository("b").startUpload(), new byte[4000])
                .expect(202);
    }

    @Test
    void S25_aBodyThatIsLongerThanItsContentRangeSays() {
        assertThat(client.send("PATCH", client.startUpload(), stream(TOO_MUCH), "Content-Range", "0-9")
                        .status())
                .isEqualTo(403);
        assertNothingStays();
    }

    @Test
    void S25_aMountFromAnyRepository() {
        elsewhere.pushBlob(TOO_MUCH);

        assertRefused(client.mount(DIGEST, elsewhere.repository()));
        assertRefused(client.mount(DIGEST, null));
        assertNothingStays();
        client.head("blobs/" + DIGEST).expect(404);
    }

    @Test
    void S25_aManifestByTagAndByDigest() {
        project.limit(-1);
        ManifestJson large = client.image(TOO_MUCH);
        project.limit(LIMIT);

        assertRefused(client.putManifest("v1", large));
        assertRefused(client.putManifest(large.digest(), large));
        assertRefused(client.send(
                "PUT", "manifests/" + large.digest() + "?tag=v1", large.bytes(), "Content-Type", large.mediaType()));
        assertThat(project.used()).isZero();
        client.get("manifests/v1").expect(404);
        client.get("manifests/" + large.digest()).expect(404);
    }

    @Test
    void S25_anIndexCountsWithItsOwnBytes() {
        ManifestJson child = client.pushImage(new byte[100]);
        project.limit(project.used() + 100);
        ManifestJson index = ManifestJson.index().child(child).with("annotations", Map.of("a", "b".repeat(200)));

        assertRefused(client.putManifest("index", index));
        assertRefused(client.putManifest(index.digest(), index));
        client.get("manifests/index").expect(404);
    }

    @Test
    void S25_aCopy() {
        ManifestJson large = elsewhere.pushImage(TOO_MUCH);
        Api admin = Api.admin(server);

        HttpResponse<String> refused = admin.post(
                "/api/v2.0/projects/" + project.name() + "/repositories/b/artifacts?from=" + elsewhere.repository()
                        + "@" + large.digest(),
                "");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Api.json(refused).at("/errors/0/code").asString()).isEqualTo("DENIED");
        assertThat(Api.json(refused).at("/errors/0/message").asString())
                .startsWith("adding 10.")
                .contains("will exceed the configured upper limit of 9.8 KiB");
        project.repository("b").get("manifests/" + large.digest()).expect(404);
        assertNothingStays();
    }

    @Test
    void aLengthThatDoesNotFitIsRefusedBeforeTheBody() throws IOException {
        for (String start : new String[] {
            "PATCH " + client.startUpload(),
            "PUT " + client.startUpload() + "?digest=" + DIGEST,
            "POST " + client.path("blobs/uploads/?digest=" + DIGEST)
        }) {
            try (RawConnection connection = new RawConnection(server)) {
                connection.head(
                        start + " HTTP/1.1",
                        "Host: " + server.host(),
                        "Authorization: " + client.authorization(),
                        "Content-Length: 500000000000",
                        "Expect: 100-continue");
                assertThat(connection.status()).as(start).isEqualTo(403);
            }
        }
        assertNothingStays();
    }

    @Test
    void aRefusalOnV2NamesNoOtherCredential() {
        Answer refused = client.patch(client.startUpload(), TOO_MUCH);

        assertThat(refused.header("WWW-Authenticate")).isEmpty();
        assertThat(refused.json().at("/errors/0/message").asString())
                .isEqualTo("adding 9.8 KiB of storage resource to the current usage of 0 B"
                        + " will exceed the configured upper limit of 9.8 KiB");
    }

    private void assertNothingStays() {
        assertThat(project.used()).isZero();
        assertThat(project.coming()).isZero();
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.expect(403).code()).isEqualTo("DENIED");
        assertThat(answer.json().at("/errors/0/message").asString())
                .contains("of storage resource to the current usage of")
                .contains("will exceed the configured upper limit of");
    }

    private static BodyPublisher stream(byte[] content) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content));
    }
}
