package dev.berth.distribution;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.People;
import dev.berth.testkit.RawConnection;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.RegistryClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** "Pushing blobs" of the Distribution specification. */
class BlobUploadTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final String PROJECT = new People(SERVER).project();
    private static final byte[] NOTHING = {};

    private final RegistryClient client = RegistryClient.admin(SERVER, PROJECT + "/uploads");
    private final byte[] content = Bytes.random(300_000);
    private final Digest digest = Digest.of(DigestAlgorithm.SHA256, content);

    @Test
    void aBlobIsPushedByPostThenPut() {
        Answer begun = client.send("POST", "blobs/uploads/", NOTHING).expect(202);
        String upload = begun.header("Location");

        assertThat(upload).startsWith("/v2/" + client.repository() + "/blobs/uploads/");
        assertThat(begun.header("Range")).isEqualTo("0-0");
        assertThat(begun.header("Docker-Upload-UUID")).isEqualTo(upload.substring(upload.lastIndexOf('/') + 1));

        Answer done = client.finish(upload, digest, content).expect(201);

        assertThat(done.header("Location")).isEqualTo(client.path("blobs/" + digest));
        assertThat(done.header("Docker-Content-Digest")).isEqualTo(digest.toString());
        assertPulled(digest);
    }

    @Test
    void aBlobIsPushedByOnePost() {
        Answer done =
                client.send("POST", "blobs/uploads/?digest=" + digest, content).expect(201);

        assertThat(done.header("Location")).isEqualTo(client.path("blobs/" + digest));
        assertPulled(digest);
    }

    @Test
    void aBlobIsPushedAsAStreamOfUnknownLength() {
        String upload = client.startUpload();
        Answer sent = client.send(
                        "PATCH", upload, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content)))
                .expect(202);

        assertThat(sent.header("Range")).isEqualTo("0-" + (content.length - 1));
        client.finish(sent.header("Location"), digest, NOTHING).expect(201);
        assertPulled(digest);
    }

    @Test
    void aBlobIsPushedInChunks() {
        String upload = client.startUpload();
        upload = patch(upload, 0, 100_000).expect(202).header("Location");
        Answer second = patch(upload, 100_000, 200_000).expect(202);

        assertThat(second.header("Range")).isEqualTo("0-199999");
        client.send(
                        "PUT",
                        second.header("Location") + "?digest=" + digest,
                        BodyPublishers.ofByteArray(content, 200_000, 100_000),
                        "Content-Range",
                        "200000-299999")
                .expect(201);
        assertPulled(digest);
    }

    @Test
    void theEmptyBlobIsABlob() {
        Digest empty = Digest.of(DigestAlgorithm.SHA256, NOTHING);
        client.finish(client.startUpload(), empty, NOTHING).expect(201);

        assertThat(client.get("blobs/" + empty).expect(200).body()).isEmpty();
        assertThat(client.head("blobs/" + empty).expect(200).header("Content-Length"))
                .isEqualTo("0");
        client.send("POST", "blobs/uploads/?digest=" + empty, NOTHING).expect(201);
    }

    @Test
    void anUploadTellsWhereItStands() {
        String upload = client.startUpload();
        assertThat(client.send("GET", upload, BodyPublishers.noBody())
                        .expect(204)
                        .header("Range"))
                .isEqualTo("0-0");

        patch(upload, 0, 100_000).expect(202);
        Answer status = client.send("GET", upload, BodyPublishers.noBody()).expect(204);

        assertThat(status.header("Range")).isEqualTo("0-99999");
        assertThat(status.header("Location")).isEqualTo(upload);
    }

    @Test
    void aCancelledUploadIsGone() {
        String upload = client.startUpload();
        patch(upload, 0, 100_000).expect(202);

        client.send("DELETE", upload, BodyPublishers.noBody()).expect(204);

        for (String method : new String[] {"GET", "DELETE", "PATCH"}) {
            assertThat(client.send(method, upload, BodyPublishers.noBody())
                            .expect(404)
                            .code())
                    .isEqualTo("BLOB_UPLOAD_UNKNOWN");
        }
        assertThat(client.finish(upload, digest, content).expect(404).code()).isEqualTo("BLOB_UPLOAD_UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50_000, 100_001, 250_000})
    void aChunkOutOfOrderIsToldWhereTheUploadStands(int first) {
        String upload = client.startUpload();
        patch(upload, 0, 100_000).expect(202);

        Answer refused = patch(upload, first, 300_000).expect(416);

        assertThat(refused.code()).isEqualTo("BLOB_UPLOAD_INVALID");
        assertThat(refused.header("Range")).isEqualTo("0-99999");
        assertThat(refused.header("Location")).isEqualTo(upload);
        patch(upload, 100_000, 300_000).expect(202);
        client.finish(upload, digest, NOTHING).expect(201);
        assertPulled(digest);
    }

    @Test
    void theLastChunkHasItsPlaceToo() {
        String upload = client.startUpload();
        patch(upload, 0, 100_000).expect(202);

        Answer refused = client.send(
                        "PUT",
                        upload + "?digest=" + digest,
                        BodyPublishers.ofByteArray(content, 200_000, 100_000),
                        "Content-Range",
                        "200000-299999")
                .expect(416);

        assertThat(refused.header("Range")).isEqualTo("0-99999");
    }

    @Test
    void aContentRangeThatIsNoneIs416() {
        String upload = client.startUpload();

        assertThat(client.patch(upload, content, "Content-Range", "much")
                        .expect(416)
                        .code())
                .isEqualTo("BLOB_UPLOAD_INVALID");
        assertThat(client.patch(upload, content, "Content-Range", "0-5")
                        .expect(400)
                        .code())
                .isEqualTo("SIZE_INVALID");
        client.finish(upload, digest, content).expect(201);
    }

    @Test
    void anotherDigestThanTheContentsIsRefusedAndNothingIsPublished() {
        Digest other = Digest.of(DigestAlgorithm.SHA256, Bytes.random(10));

        assertThat(client.send("POST", "blobs/uploads/?digest=" + other, content)
                        .expect(400)
                        .code())
                .isEqualTo("DIGEST_INVALID");
        Answer refused = client.finish(client.startUpload(), other, content).expect(400);

        assertThat(refused.code()).isEqualTo("DIGEST_INVALID");
        assertThat(refused.text()).contains(digest.toString(), other.toString());
        client.head("blobs/" + other).expect(404);
        client.head("blobs/" + digest).expect(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?digest=", "?digest=sha256:abc", "?digest=md5:d41d8cd98f00b204e9800998ecf8427e"})
    void anUploadIsNotFinishedWithoutADigest(String query) {
        String upload = client.startUpload();

        assertThat(client.send("PUT", upload + query, BodyPublishers.ofByteArray(content))
                        .expect(400)
                        .code())
                .isEqualTo("DIGEST_INVALID");
        client.finish(upload, digest, content).expect(201);
    }

    @Test
    void anUnknownUploadIs404() {
        for (String id : new String[] {"01234567-89ab-cdef-0123-456789abcdef", "x"}) {
            assertThat(client.send("PATCH", client.path("blobs/uploads/" + id), BodyPublishers.ofByteArray(content))
                            .expect(404)
                            .code())
                    .isEqualTo("BLOB_UPLOAD_UNKNOWN");
        }
    }

    @Test
    void sha512IsAnAlgorithmAsGoodAsSha256() {
        Digest long512 = Digest.of(DigestAlgorithm.SHA512, content);

        client.finish(client.startUpload(), long512, content).expect(201);

        assertPulled(long512);
        client.head("blobs/" + digest).expect(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?digest-algorithm=sha512", ""})
    void chunksMayEndInAnotherAlgorithmThanTheyBeganWith(String query) {
        Digest long512 = Digest.of(DigestAlgorithm.SHA512, content);
        String upload = client.send("POST", "blobs/uploads/" + query, NOTHING)
                .expect(202)
                .header("Location");
        patch(upload, 0, 100_000).expect(202);
        patch(upload, 100_000, 300_000).expect(202);

        client.finish(upload, long512, NOTHING).expect(201);

        assertPulled(long512);
    }

    @Test
    void anUnknownDigestAlgorithmIsRefusedAtTheStart() {
        assertThat(client.send("POST", "blobs/uploads/?digest-algorithm=crc32", NOTHING)
                        .expect(400)
                        .code())
                .isEqualTo("DIGEST_INVALID");
    }

    @Test
    void aBodyThatClaimsToBeAFormIsTakenAsItIs() {
        byte[] form = "digest=sha256:x&tag=latest&a=b".getBytes(StandardCharsets.UTF_8);
        String type = "application/x-www-form-urlencoded";
        Digest formDigest = Digest.of(DigestAlgorithm.SHA256, form);
        String upload = client.startUpload();

        client.patch(upload, form, "Content-Type", type).expect(202);
        client.send("PUT", upload + "?digest=" + formDigest, BodyPublishers.ofByteArray(NOTHING), "Content-Type", type)
                .expect(201);
        assertThat(client.get("blobs/" + formDigest).body()).isEqualTo(form);
        client.send("POST", "blobs/uploads/", form, "Content-Type", type).expect(202);
    }

    @Test
    void whatCameInBeforeTheConnectionBrokeStaysAndIsGoneOnWith() throws Exception {
        String upload = client.startUpload();
        try (RawConnection connection = new RawConnection(SERVER)) {
            connection
                    .head(
                            "PATCH " + upload + " HTTP/1.1",
                            "Host: " + SERVER.host(),
                            "Authorization: " + client.authorization(),
                            "Content-Length: 300000")
                    .bytes(Arrays.copyOf(content, 123_456))
                    .stopSending();
            assertThat(connection.status())
                    .satisfiesAnyOf(
                            none -> assertThat(none).isZero(),
                            refused -> assertThat(refused).isGreaterThanOrEqualTo(400));
        }

        String range =
                client.send("GET", upload, BodyPublishers.noBody()).expect(204).header("Range");
        assertThat(range).isEqualTo("0-123455");
        patch(upload, 123_456, 300_000).expect(202);
        client.finish(upload, digest, NOTHING).expect(201);
        assertPulled(digest);
    }

    @Test
    void aCutPostLeavesNothingToBeSeen() throws Exception {
        try (RawConnection connection = new RawConnection(SERVER)) {
            connection
                    .head(
                            "POST " + client.path("blobs/uploads/?digest=" + digest) + " HTTP/1.1",
                            "Host: " + SERVER.host(),
                            "Authorization: " + client.authorization(),
                            "Content-Length: 300000")
                    .bytes(Arrays.copyOf(content, 299_999))
                    .stopSending();
            assertThat(connection.status())
                    .satisfiesAnyOf(
                            none -> assertThat(none).isZero(),
                            refused -> assertThat(refused).isGreaterThanOrEqualTo(400));
        }

        client.head("blobs/" + digest).expect(404);
        client.pushBlob(content);
        assertPulled(digest);
    }

    @Test
    void ofTwoWritersAtOnceOneIsRefused() throws Exception {
        String upload = client.startUpload();
        try (RawConnection first = new RawConnection(SERVER)) {
            first.head(
                            "PATCH " + upload + " HTTP/1.1",
                            "Host: " + SERVER.host(),
                            "Authorization: " + client.authorization(),
                            "Content-Length: 300000")
                    .bytes(Arrays.copyOf(content, 200_000));
            awaitHeld(upload);

            assertThat(client.patch(upload, NOTHING).expect(409).code()).isEqualTo("BLOB_UPLOAD_INVALID");
            client.finish(upload, digest, content).expect(409);
            client.send("DELETE", upload, BodyPublishers.noBody()).expect(409);
            assertThat(first.bytes(Arrays.copyOfRange(content, 200_000, 300_000))
                            .status())
                    .isEqualTo(202);
        }
        client.finish(upload, digest, NOTHING).expect(201);
        assertPulled(digest);
    }

    @Test
    void onlyTheMethodsOfAnEndpointAreAllowed() {
        String upload = client.startUpload();

        assertThat(client.send("POST", upload, BodyPublishers.noBody())
                        .expect(405)
                        .header("Allow"))
                .isEqualTo("GET, PATCH, PUT, DELETE");
        Answer refused = client.send("GET", client.path("blobs/uploads/"), BodyPublishers.noBody());
        assertThat(refused.expect(405).code()).isEqualTo("UNSUPPORTED");
    }

    /** Waits until a writer holds the upload: its request is in the server's hands at some time soon. */
    private static void awaitHeld(String upload) throws InterruptedException {
        UUID id = UUID.fromString(upload.substring(upload.lastIndexOf('/') + 1));
        for (int tries = 0; !isHeld(id); tries++) {
            assertThat(tries).as("tries until the upload is held").isLessThan(1000);
            Thread.sleep(10);
        }
    }

    private static boolean isHeld(UUID id) {
        return JdbcClient.create(SERVER.database().dataSource())
                .sql("select writer is not null from upload where upload_id = ?")
                .param(id)
                .query((row, n) -> row.getBoolean(1))
                .single();
    }

    private Answer patch(String upload, int first, int end) {
        return client.patch(upload, Arrays.copyOfRange(content, first, end), "Content-Range", first + "-" + (end - 1));
    }

    private void assertPulled(Digest expected) {
        assertThat(client.get("blobs/" + expected).expect(200).body()).isEqualTo(content);
    }
}
