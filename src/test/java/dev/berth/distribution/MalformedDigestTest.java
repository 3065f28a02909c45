package dev.berth.distribution;

import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A digest outside the grammar, or of an algorithm that is not known, wherever one is expected: a refusal in plain words. */
class MalformedDigestTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final String PROJECT = new People(SERVER).project();

    private final RegistryClient client = RegistryClient.admin(SERVER, PROJECT + "/digests");

    static Stream<String> malformed() {
        String hex = Digest.of(DigestAlgorithm.SHA256, "x".getBytes(UTF_8))
                .toString()
                .substring(7);
        return Stream.of(
                "sha256:baddigest",
                "sha256:" + hex.substring(1),
                "sha256:" + hex + "0",
                "sha256:" + hex.toUpperCase(Locale.ROOT),
                "sha256:" + "g".repeat(64),
                "sha512:" + hex,
                "md5:" + "a".repeat(32),
                "sha256:");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void aManifestIsNotPushedByIt(String digest) {
        ManifestJson image = client.image();

        assertThat(client.putManifest(digest, image).expect(400).code()).isEqualTo("DIGEST_INVALID");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void nothingIsFoundByIt(String digest) {
        assertThat(client.get("manifests/" + digest).expect(400).code()).isEqualTo("DIGEST_INVALID");
        assertThat(client.get("blobs/" + digest).expect(400).code()).isEqualTo("DIGEST_INVALID");
        assertThat(client.get("referrers/" + digest).expect(400).code()).isEqualTo("DIGEST_INVALID");
        client.head("manifests/" + digest).expect(400);
        client.head("blobs/" + digest).expect(400);
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void nothingIsDeletedByIt(String digest) {
        assertThat(client.delete("manifests/" + digest).expect(400).code()).isEqualTo("DIGEST_INVALID");
        assertThat(client.delete("blobs/" + digest).expect(400).code()).isEqualTo("DIGEST_INVALID");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void anUploadIsNotFinishedByIt(String digest) {
        byte[] content = "x".getBytes(UTF_8);
        String upload = client.startUpload();

        assertThat(client.send("PUT", upload.replaceFirst(".*/blobs/", "blobs/") + "?digest=" + digest, content)
                        .expect(400)
                        .code())
                .isEqualTo("DIGEST_INVALID");
        assertThat(client.send("POST", "blobs/uploads/?digest=" + digest, content)
                        .expect(400)
                        .code())
                .isEqualTo("DIGEST_INVALID");
    }
}
