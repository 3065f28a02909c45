package dev.berth.distribution;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.RegistryClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** "Pulling blobs", "Checking if content exists" and "Deleting Blobs" of the Distribution specification. */
class BlobPullTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final RegistryClient CLIENT = RegistryClient.admin(SERVER, new People(SERVER).project() + "/blobs");
    private static final byte[] CONTENT = Bytes.random(200_000);
    private static final Digest DIGEST = CLIENT.pushBlob(CONTENT);

    @Test
    void aBlobComesByteForByteWithItsDigest() {
        Answer blob = CLIENT.get("blobs/" + DIGEST).expect(200);

        assertThat(blob.body()).isEqualTo(CONTENT);
        assertThat(blob.header("Docker-Content-Digest")).isEqualTo(DIGEST.toString());
        assertThat(blob.header("Content-Length")).isEqualTo("200000");
        assertThat(blob.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(blob.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(blob.header("ETag")).isEqualTo("\"" + DIGEST + "\"");
    }

    @Test
    void headTellsTheSameWithoutTheBytes() {
        Answer head = CLIENT.head("blobs/" + DIGEST).expect(200);

        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length")).isEqualTo("200000");
        assertThat(head.header("Docker-Content-Digest")).isEqualTo(DIGEST.toString());
    }

    @Test
    void S38_blobsAreNeverRenderedNorTransformed() {
        byte[] page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        Answer blob = CLIENT.send(
                        "GET",
                        CLIENT.path("blobs/" + CLIENT.pushBlob(page)),
                        BodyPublishers.noBody(),
                        "Accept",
                        "text/html",
                        "Accept-Encoding",
                        "gzip")
                .expect(200);

        assertThat(blob.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(blob.header("Content-Encoding")).isEmpty();
        assertThat(blob.body()).isEqualTo(page);
    }

    @Test
    void S38_noHeaderOfTheStoreReachesTheClient() {
        assertThat(CLIENT.get("blobs/" + DIGEST).response().headers().map().keySet())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .containsOnly(
                        "docker-distribution-api-version",
                        "docker-content-digest",
                        "etag",
                        "accept-ranges",
                        "cache-control",
                        "content-type",
                        "content-length",
                        "date",
                        "x-request-id");
    }

    @Test
    void anUnknownBlobIs404() {
        Digest unknown = Digest.of(DigestAlgorithm.SHA256, Bytes.random(9));

        assertThat(CLIENT.get("blobs/" + unknown).expect(404).code()).isEqualTo("BLOB_UNKNOWN");
        CLIENT.head("blobs/" + unknown).expect(404);
        assertThat(CLIENT.delete("blobs/" + unknown).expect(404).code()).isEqualTo("BLOB_UNKNOWN");
        CLIENT.in(CLIENT.repository() + "/none").get("blobs/" + DIGEST).expect(404);
    }

    @Test
    void aRangeOfABlobIsSentAlone() {
        Answer middle =
                CLIENT.get("blobs/" + DIGEST, "Range", "bytes=1000-1999").expect(206);

        assertThat(middle.body()).isEqualTo(Arrays.copyOfRange(CONTENT, 1000, 2000));
        assertThat(middle.header("Content-Range")).isEqualTo("bytes 1000-1999/200000");
        assertThat(CLIENT.get("blobs/" + DIGEST, "Range", "bytes=-5")
                        .expect(206)
                        .body())
                .isEqualTo(Arrays.copyOfRange(CONTENT, 199_995, 200_000));
        assertThat(CLIENT.get("blobs/" + DIGEST, "Range", "bytes=199999-")
                        .expect(206)
                        .body())
                .hasSize(1);
    }

    @Test
    void aPartOfOtherContentIsAnsweredWithTheWhole() {
        String range = "bytes=0-9";
        String tag = "\"" + DIGEST + "\"";

        CLIENT.get("blobs/" + DIGEST, "Range", range, "If-Range", tag).expect(206);
        CLIENT.get("blobs/" + DIGEST, "Range", range, "If-Range", "W/" + tag).expect(200);
        CLIENT.get("blobs/" + DIGEST, "Range", range, "If-Range", "Sat, 21 Nov 2026 00:00:00 GMT")
                .expect(200);
    }

    @Test
    void aRangeOutsideOfTheBlobIs416() {
        Answer refused = CLIENT.get("blobs/" + DIGEST, "Range", "bytes=200000-").expect(416);

        assertThat(refused.header("Content-Range")).isEqualTo("bytes */200000");
        assertThat(refused.code()).isEqualTo("SIZE_INVALID");
    }

    @Test
    void severalRangesAreAnsweredWithTheWhole() {
        assertThat(CLIENT.get("blobs/" + DIGEST, "Range", "bytes=0-1,5-6")
                        .expect(200)
                        .body())
                .isEqualTo(CONTENT);
    }

    @Test
    void whoHasABlobIsNotSentItAgain() {
        for (String method : new String[] {"GET", "HEAD"}) {
            Answer known = CLIENT.send(
                    method,
                    CLIENT.path("blobs/" + DIGEST),
                    BodyPublishers.noBody(),
                    "If-None-Match",
                    "\"" + DIGEST + "\"");
            assertThat(known.expect(304).body()).isEmpty();
            assertThat(known.header("Docker-Content-Digest")).isEqualTo(DIGEST.toString());
        }
    }

    @Test
    void aDeletedBlobIsGoneHereAndStaysElsewhere() {
        RegistryClient elsewhere = CLIENT.in(CLIENT.repository() + "/elsewhere");
        byte[] content = Bytes.random(100);
        Digest digest = CLIENT.pushBlob(content);
        elsewhere.mount(digest, CLIENT.repository()).expect(201);

        CLIENT.delete("blobs/" + digest).expect(202);

        CLIENT.get("blobs/" + digest).expect(404);
        CLIENT.delete("blobs/" + digest).expect(404);
        assertThat(elsewhere.get("blobs/" + digest).expect(200).body()).isEqualTo(content);
    }

    @Test
    void aBlobInUseIsNotDeleted() {
        byte[] layer = Bytes.random(100);
        CLIENT.pushImage(layer);
        Digest digest = Digest.of(DigestAlgorithm.SHA256, layer);

        assertThat(CLIENT.delete("blobs/" + digest).expect(405).code()).isEqualTo("UNSUPPORTED");
        CLIENT.head("blobs/" + digest).expect(200);
    }

    @Test
    void aTokenToPullDoesNotDelete() {
        RegistryClient puller = CLIENT.withToken("repository:" + CLIENT.repository() + ":pull");

        assertThat(puller.get("blobs/" + DIGEST).expect(200).body()).isEqualTo(CONTENT);
        Answer refused = puller.delete("blobs/" + DIGEST).expect(401);
        assertThat(refused.header("WWW-Authenticate"))
                .contains("scope=\"repository:" + CLIENT.repository() + ":delete\"", "error=\"insufficient_scope\"");
    }
}
