package dev.berth.artifact;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.LimitedProject;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.RegistryClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** What comes in takes room until a manifest refers to it, and is not counted twice. */
class IncomingRoomTest {

    private final BerthServer server = BerthServer.shared();
    private final LimitedProject project = LimitedProject.of(server, 10_000);
    private final RegistryClient client = project.repository("a");

    /** The ways in which clients bring a blob. */
    enum Way {
        ONE_REQUEST,
        ONE_REQUEST_STREAMED,
        WITH_THE_END,
        WITH_THE_END_STREAMED,
        CHUNK,
        STREAM;

        Answer push(RegistryClient client, byte[] content) {
            Digest digest = Digest.of(DigestAlgorithm.SHA256, content);
            String single = client.path("blobs/uploads/?digest=" + digest);
            return switch (this) {
                case ONE_REQUEST -> client.send("POST", single, BodyPublishers.ofByteArray(content));
                case ONE_REQUEST_STREAMED -> client.send("POST", single, stream(content));
                case WITH_THE_END -> client.finish(client.startUpload(), digest, content);
                case WITH_THE_END_STREAMED ->
                    client.send("PUT", client.startUpload() + "?digest=" + digest, stream(content));
                case CHUNK -> pushedFirst(client, digest, BodyPublishers.ofByteArray(content));
                case STREAM -> pushedFirst(client, digest, stream(content));
            };
        }

        private static Answer pushedFirst(RegistryClient client, Digest digest, BodyPublisher content) {
            String upload = client.startUpload();
            client.send("PATCH", upload, content).expect(202);
            return client.finish(upload, digest, new byte[0]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anImageThatFillsTheLimitToTheLastByteIsPushed(Way way) {
        byte[] config = Bytes.random(100);
        byte[] layer = Bytes.random(3000);
        byte[] other = Bytes.random(5000);
        ManifestJson image = ManifestJson.image()
                .config("application/vnd.oci.image.config.v1+json", content(config))
                .layer("application/vnd.oci.image.layer.v1.tar", content(layer))
                .layer("application/vnd.oci.image.layer.v1.tar", content(other));
        long whole = 100L + 3000 + 5000 + image.bytes().length;
        project.limit(whole);

        Stream.of(config, layer, other).forEach(blob -> way.push(client, blob).expect(201));
        client.putManifest("v1", image).expect(201);

        assertThat(project.used()).isEqualTo(whole);
        assertThat(project.coming()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aBlobThatNoManifestRefersToTakesRoom(Way way) {
        way.push(client, Bytes.random(6000)).expect(201);
        assertThat(project.coming()).isEqualTo(6000);
        assertThat(project.used()).isZero();

        assertThat(project.repository("b")
                        .patch(project.repository("b").startUpload(), new byte[4001])
                        .status())
                .isEqualTo(403);
        way.push(project.repository("b"), Bytes.random(4000)).expect(201);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"CHUNK", "STREAM"},
            mode = EnumSource.Mode.EXCLUDE)
    void aBlobThatTheProjectHoldsNeedsNoRoom(Way way) {
        byte[] layer = Bytes.random(5000);
        client.pushImage(layer);
        project.limit(project.used());

        way.push(project.repository("b"), layer).expect(201);
        project.repository("c")
                .mount(Digest.of(DigestAlgorithm.SHA256, layer), project.name() + "/a")
                .expect(201);

        assertThat(project.coming()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"CHUNK", "STREAM"},
            mode = EnumSource.Mode.EXCLUDE)
    void theDigestOfABlobThatTheProjectHoldsIsNoWayIn(Way way) {
        byte[] layer = Bytes.random(5000);
        ManifestJson image = client.pushImage(layer);
        project.limit(project.used());
        Digest held = Digest.of(DigestAlgorithm.SHA256, layer);
        byte[] longer = Bytes.random(5001);

        String upload = client.startUpload();
        String path = way.name().startsWith("ONE")
                ? client.path("blobs/uploads/?digest=" + held)
                : upload + "?digest=" + held;
        String method = way.name().startsWith("ONE") ? "POST" : "PUT";
        BodyPublisher body = way.name().endsWith("STREAMED") ? stream(longer) : BodyPublishers.ofByteArray(longer);
        client.send(method, path, body).expect(403);
        client.send("PUT", client.startUpload() + "?digest=" + held, BodyPublishers.ofByteArray(Bytes.random(5000)))
                .expect(400);

        assertThat(project.coming()).isZero();
        assertThat(project.used()).isEqualTo(5000 + 64 + image.bytes().length);
    }

    @Test
    void aMountedBlobTakesRoomUntilAManifestRefersToIt() {
        RegistryClient source = RegistryClient.admin(server, new People(server).project() + "/source");
        byte[] config = Bytes.random(64);
        byte[] layer = Bytes.random(6000);
        ManifestJson image = ManifestJson.image()
                .config("application/vnd.oci.image.config.v1+json", content(config))
                .layer("application/vnd.oci.image.layer.v1.tar", content(layer));

        Stream.of(config, layer)
                .forEach(blob ->
                        client.mount(source.pushBlob(blob), source.repository()).expect(201));
        assertThat(project.coming()).isEqualTo(6064);
        project.repository("b")
                .patch(project.repository("b").startUpload(), new byte[4001])
                .expect(403);

        client.putManifest("v1", image).expect(201);
        assertThat(project.coming()).isZero();
        assertThat(project.used()).isEqualTo(6064 + image.bytes().length);
    }

    @Test
    void aLimitBelowWhatIsHeldDeletesNothingAndRefusesMore() {
        ManifestJson image = client.pushImage(new byte[6000]);
        long used = project.used();

        project.limit(5000);

        client.get("manifests/" + image.digest()).expect(200);
        client.putManifest(image.digest(), image).expect(201);
        client.putManifest("again", image).expect(201);
        client.patch(client.startUpload(), new byte[1]).expect(403);
        assertThat(client.putManifest("other", image.with("annotations", Map.of("a", "b")))
                        .status())
                .isEqualTo(403);
        assertThat(project.used()).isEqualTo(used);
        client.delete("manifests/" + image.digest()).expect(202);
        client.pushImage(new byte[4000]);
    }

    @Test
    void withoutALimitNothingIsWrittenDown() {
        project.limit(-1);

        client.pushBlob(new byte[6000]);
        client.finish(client.startUpload(), Digest.of(DigestAlgorithm.SHA256, new byte[100]), new byte[100])
                .expect(201);

        assertThat(project.coming()).isZero();
    }

    private static ManifestJson.Content content(byte[] blob) {
        return new ManifestJson.Content(Digest.of(DigestAlgorithm.SHA256, blob), blob.length);
    }

    private static BodyPublisher stream(byte[] content) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content));
    }
}
