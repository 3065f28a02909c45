package dev.berth.distribution;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.MediaTypes;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.ManifestJson.Content;
import dev.berth.testkit.People;
import dev.berth.testkit.RawConnection;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.RegistryClient.Answer;
import tools.jackson.databind.JsonNode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** "Pushing Manifests" of the Distribution specification. */
class ManifestPushTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final String PROJECT = new People(SERVER).project();
    private static final String LAYER = "application/vnd.oci.image.layer.v1.tar";
    private static final String FOREIGN = "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip";

    private final RegistryClient client = RegistryClient.admin(SERVER, PROJECT + "/manifests");

    @Test
    void anImageIsPushedByTagAndPulledByTagAndDigest() {
        ManifestJson image = client.image(Bytes.random(100));

        Answer pushed = client.putManifest("v1", image).expect(201);

        assertThat(pushed.header("Location")).isEqualTo(client.path("manifests/" + image.digest()));
        assertThat(pushed.header("Docker-Content-Digest"))
                .isEqualTo(image.digest().toString());
        for (Object reference : List.of("v1", image.digest())) {
            Answer pulled = client.get("manifests/" + reference).expect(200);
            assertThat(pulled.body()).isEqualTo(image.bytes());
            assertThat(pulled.header("Content-Type")).isEqualTo(image.mediaType());
            assertThat(pulled.header("Docker-Content-Digest"))
                    .isEqualTo(image.digest().toString());
        }
    }

    @Test
    void everyByteOfAManifestIsKept() {
        byte[] spaced = ("\n  " + new String(client.image().bytes(), UTF_8).replace("\":", "\" : ") + "\r\n\t ")
                .getBytes(UTF_8);

        client.putManifest("spaced", MediaTypes.OCI_MANIFEST, spaced).expect(201);

        assertThat(client.get("manifests/spaced").body()).isEqualTo(spaced);
    }

    @Test
    void headTellsTheSameWithoutTheBytes() {
        ManifestJson image = client.image();
        client.putManifest("head", image).expect(201);

        Answer head = client.head("manifests/head").expect(200);

        assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(image.bytes().length));
        assertThat(head.header("Content-Type")).isEqualTo(image.mediaType());
        assertThat(head.header("Docker-Content-Digest"))
                .isEqualTo(image.digest().toString());
        String etag = head.header("ETag");
        client.get("manifests/head", "If-None-Match", etag).expect(304);
        client.head("manifests/head", "If-None-Match", etag).expect(304);
    }

    @Test
    void aTagMoves() {
        ManifestJson first = client.image();
        ManifestJson second = client.image();
        client.putManifest("moving", first).expect(201);
        client.putManifest("moving", second).expect(201);

        assertThat(client.get("manifests/moving").body()).isEqualTo(second.bytes());
        assertThat(client.get("manifests/" + first.digest()).body()).isEqualTo(first.bytes());
    }

    @Test
    void dockersTypesAreTakenAsWell() {
        ManifestJson image = client.image(Bytes.random(10)).as(MediaTypes.DOCKER_MANIFEST);
        ManifestJson list =
                ManifestJson.index().as(MediaTypes.DOCKER_MANIFEST_LIST).child(image);
        client.putManifest(image.digest(), image).expect(201);
        client.putManifest("docker", list).expect(201);

        assertThat(client.get("manifests/docker").header("Content-Type")).isEqualTo(MediaTypes.DOCKER_MANIFEST_LIST);
    }

    @Test
    void anIndexMayHoldAnIndex() {
        ManifestJson inner = ManifestJson.index().child(client.pushImage());
        client.putManifest(inner.digest(), inner).expect(201);
        ManifestJson outer = ManifestJson.index().child(inner);

        client.putManifest("nested", outer).expect(201);

        assertThat(client.get("manifests/nested").body()).isEqualTo(outer.bytes());
    }

    @Test
    void anIndexWithoutEntriesAndAnImageWithoutLayersAreManifests() {
        client.putManifest("empty-index", ManifestJson.index()).expect(201);
        client.putManifest("no-layers", client.image()).expect(201);
    }

    @Test
    void configAndLayersMayBeTheSameBlob() {
        byte[] empty = "{}".getBytes(UTF_8);
        Content content = new Content(client.pushBlob(empty), 2);
        String type = "application/vnd.oci.empty.v1+json";

        client.putManifest(
                        "artifact",
                        ManifestJson.image()
                                .with("artifactType", "application/x")
                                .config(type, content)
                                .layer(type, content)
                                .layer(type, content))
                .expect(201);
    }

    @Test
    void theEntriesOfACacheIndexMayBeBlobs() {
        Content layer = new Content(client.pushBlob(Bytes.random(50)), 50);
        Content config = new Content(client.pushBlob(Bytes.random(20)), 20);
        ManifestJson cache =
                ManifestJson.index().child(LAYER, layer).child("application/vnd.buildkit.cacheconfig.v0", config);

        client.putManifest("buildcache", cache).expect(201);

        assertThat(client.delete("blobs/" + layer.digest()).status()).isEqualTo(405);
    }

    @Test
    void aForeignLayerMayBeAbsentAndIsLinkedWherePresent() {
        Content absent = new Content(Digest.of(DigestAlgorithm.SHA256, Bytes.random(8)), 8);
        Content present = new Content(client.pushBlob(Bytes.random(9)), 9);

        client.putManifest("foreign", client.image().layer(FOREIGN, absent).layer(FOREIGN, present))
                .expect(201);

        client.delete("blobs/" + present.digest()).expect(405);
        client.get("blobs/" + absent.digest()).expect(404);
    }

    @Test
    void allThatIsMissingIsNamed() {
        Content one = new Content(Digest.of(DigestAlgorithm.SHA256, Bytes.random(8)), 8);
        Content two = new Content(Digest.of(DigestAlgorithm.SHA512, Bytes.random(8)), 8);

        Answer refused = client.putManifest(
                        "missing",
                        client.image().layer(LAYER, one).layer(LAYER, two).layer(LAYER, one))
                .expect(404);

        assertThat(refused.code()).isEqualTo("MANIFEST_BLOB_UNKNOWN");
        JsonNode detail = refused.json().get("errors").get(0).get("detail");
        assertThat(detail.valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder(one.digest().toString(), two.digest().toString());
        client.head("manifests/missing").expect(404);
    }

    @Test
    void anAbsentChildIsNamed() {
        ManifestJson unpushed = client.image();

        Answer refused = client.putManifest("childless", ManifestJson.index().child(unpushed))
                .expect(404);

        assertThat(refused.code()).isEqualTo("MANIFEST_BLOB_UNKNOWN");
        assertThat(refused.text()).contains(unpushed.digest().toString());
    }

    @Test
    void anotherSizeThanTheBlobsIsRefused() {
        Digest blob = client.pushBlob(Bytes.random(10));

        Answer refused = client.putManifest("size", client.image().layer(LAYER, new Content(blob, 11)))
                .expect(400);

        assertThat(refused.code()).isEqualTo("MANIFEST_INVALID");
        assertThat(refused.text()).contains("11 bytes", "10");
    }

    @Test
    void anotherDigestThanTheContentsIsRefused() {
        ManifestJson image = client.image();

        assertThat(client.putManifest(Digest.of(DigestAlgorithm.SHA256, Bytes.random(3)), image)
                        .expect(400)
                        .code())
                .isEqualTo("DIGEST_INVALID");
    }

    @Test
    void aManifestMayBePushedBySha512() {
        ManifestJson image = client.image();
        Digest digest = Digest.of(DigestAlgorithm.SHA512, image.bytes());

        Answer pushed = client.putManifest(digest, image).expect(201);

        assertThat(pushed.header("Docker-Content-Digest")).isEqualTo(digest.toString());
        assertThat(client.get("manifests/" + digest).body()).isEqualTo(image.bytes());
    }

    @Test
    void tagsGoWithAPushByDigest() {
        ManifestJson image = client.image();

        Answer pushed = client.putManifest(image.digest() + "?tag=a1&tag=b2&tag=a1", image)
                .expect(201);

        assertThat(pushed.headers("OCI-Tag")).containsExactly("a1", "b2");
        assertThat(client.get("manifests/a1").body()).isEqualTo(image.bytes());
        assertThat(client.get("manifests/b2").body()).isEqualTo(image.bytes());
    }

    @Test
    void aHundredOfTheLongestTagsGoWithOnePush() {
        ManifestJson image = client.image();
        List<String> tags = tags(100);

        Answer pushed = client.putManifest(image.digest() + "?" + String.join("&", tags), image)
                .expect(201);

        assertThat(pushed.headers("OCI-Tag")).hasSize(100);
        client.head("manifests/" + tags.getLast().replace("tag=", "")).expect(200);
    }

    @Test
    void S20_moreTagsAreRefusedBeforeAnythingIsStored() {
        ManifestJson image = client.image();

        Answer refused = client.putManifest(image.digest() + "?" + String.join("&", tags(101)), image)
                .expect(413);

        assertThat(refused.code()).isEqualTo("TAG_INVALID");
        client.head("manifests/" + image.digest()).expect(404);
    }

    private static List<String> tags(int count) {
        return IntStream.range(0, count).mapToObj("tag=%0128d"::formatted).toList();
    }

    @Test
    void aTagOutsideTheGrammarIsRefusedBeforeAnythingIsStored() {
        ManifestJson image = client.image();

        assertThat(client.putManifest(image.digest() + "?tag=ok&tag=-bad", image)
                        .expect(400)
                        .code())
                .isEqualTo("TAG_INVALID");
        client.head("manifests/" + image.digest()).expect(404);
    }

    @Test
    void tagsDoNotGoWithAPushByTag() {
        client.putManifest("x1?tag=x2", client.image()).expect(400);
        client.head("manifests/x1").expect(404);
    }

    @Test
    void S20_aManifestOver4MiBIsRefusedAndOneOf4MiBIsTaken() {
        byte[] image = client.image().bytes();
        byte[] largest = Arrays.copyOf(image, 4 << 20);
        Arrays.fill(largest, image.length, largest.length, (byte) ' ');
        byte[] tooLarge = Arrays.copyOf(largest, largest.length + 1);
        tooLarge[largest.length] = ' ';

        client.putManifest("largest", MediaTypes.OCI_MANIFEST, largest).expect(201);
        assertThat(client.putManifest("too-large", MediaTypes.OCI_MANIFEST, tooLarge)
                        .expect(413)
                        .code())
                .isEqualTo("MANIFEST_INVALID");
        assertThat(client.get("manifests/largest").body()).isEqualTo(largest);
        client.head("manifests/too-large").expect(404);
    }

    @Test
    void S20_aManifestOfUnknownLengthIsCutAtTheLimit() {
        byte[] endless = new byte[6 << 20];

        assertThat(client.send(
                                "PUT",
                                client.path("manifests/endless"),
                                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(endless)),
                                "Content-Type",
                                MediaTypes.OCI_MANIFEST)
                        .expect(413)
                        .code())
                .isEqualTo("MANIFEST_INVALID");
    }

    @Test
    void schema1IsRefusedInPlainWords() {
        Answer refused = client.putManifest(
                        "old",
                        "application/vnd.docker.distribution.manifest.v1+prettyjws",
                        "{\"schemaVersion\":1,\"fsLayers\":[]}".getBytes(UTF_8))
                .expect(400);

        assertThat(refused.code()).isEqualTo("MANIFEST_INVALID");
        assertThat(refused.text()).contains("schema 1 is not supported");
    }

    @Test
    void S39_anotherContentTypeThanTheMediaTypeIsRefused() {
        assertThat(client.putManifest(
                                "type", MediaTypes.OCI_INDEX, client.image().bytes())
                        .expect(400)
                        .code())
                .isEqualTo("MANIFEST_INVALID");
    }

    @Test
    void S40_duplicateKeysAndTrailingBytesAreRefused() {
        String image = new String(client.image().bytes(), UTF_8);
        for (String bad : List.of(image + "{}", image.replaceFirst("\\{", "{\"schemaVersion\":2,"))) {
            assertThat(client.putManifest("bad", MediaTypes.OCI_MANIFEST, bad.getBytes(UTF_8))
                            .expect(400)
                            .code())
                    .isEqualTo("MANIFEST_INVALID");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\ud800", "\ud83d\ude00", "\u2028", "\"\\", "\u0007"})
    void textThatDatabasesDislikeIsKeptOrRefusedButNeverAFailure(String text) {
        String escaped = text.chars().mapToObj(c -> "\\u%04x".formatted(c)).collect(Collectors.joining());
        String bare = new String(client.image().bytes(), UTF_8);
        for (String more : List.of(
                "\"annotations\":{\"k\":\"%s\"}", "\"annotations\":{\"%s\":\"v\"}", "\"artifactType\":\"a/%s\"")) {
            String manifest = bare.replaceFirst("\\{", "{" + more.formatted(escaped.replace("\\", "\\\\")) + ",");

            Answer pushed = client.putManifest("odd", MediaTypes.OCI_MANIFEST, manifest.getBytes(UTF_8));

            assertThat(pushed.status()).as(more).isIn(201, 400);
        }
    }

    @Test
    void aSubjectIsAnsweredAndNeedNotExist() {
        ManifestJson subject = client.image();
        ManifestJson referrer = client.image().subject(subject);

        Answer pushed = client.putManifest("referrer", referrer).expect(201);

        assertThat(pushed.header("OCI-Subject")).isEqualTo(subject.digest().toString());
    }

    @Test
    void aManifestThatWasCutIsNotStored() throws Exception {
        ManifestJson image = client.image();
        try (RawConnection connection = new RawConnection(SERVER)) {
            connection
                    .head(
                            "PUT " + client.path("manifests/cut") + " HTTP/1.1",
                            "Host: " + SERVER.host(),
                            "Authorization: " + client.authorization(),
                            "Content-Type: " + image.mediaType(),
                            "Content-Length: " + (image.bytes().length + 1))
                    .bytes(image.bytes())
                    .stopSending();
            assertThat(connection.status()).isNotEqualTo(201);
        }

        client.head("manifests/cut").expect(404);
        client.head("manifests/" + image.digest()).expect(404);
    }

    @Test
    void anEmptyBodyIsNoManifest() {
        assertThat(client.putManifest("nothing", MediaTypes.OCI_MANIFEST, new byte[0])
                        .expect(400)
                        .code())
                .isEqualTo("MANIFEST_INVALID");
    }

    @Test
    void pushingTheSameAgainIsTheSame() {
        ManifestJson image = client.image();
        for (int i = 0; i < 3; i++) {
            client.putManifest("again", image).expect(201);
            client.putManifest(image.digest(), image).expect(201);
        }
        assertThat(client.get("manifests/again").body()).isEqualTo(image.bytes());
    }

    @Test
    void annotationsMayBeManyAndLong() {
        Map<String, String> annotations =
                IntStream.range(0, 1000).boxed().collect(Collectors.toMap(n -> "key" + n, n -> "x".repeat(1000)));

        client.putManifest("annotated", client.image().with("annotations", annotations))
                .expect(201);
    }
}
