package dev.berth.distribution;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

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
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.RegistryClient.Answer;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** "Listing Referrers" of the Distribution specification. */
class ReferrersTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final String PROJECT = new People(SERVER).project();

    private final RegistryClient client = RegistryClient.admin(SERVER, PROJECT + "/referrers");
    private final ManifestJson subject = client.image();

    @Test
    void aReferrerIsListedWithItsTypeAndAnnotations() {
        ManifestJson sbom = push("application/x.sbom+json");

        Answer list = client.get("referrers/" + subject.digest()).expect(200);

        assertThat(list.header("Content-Type")).isEqualTo(MediaTypes.OCI_INDEX);
        assertThat(list.json().get("schemaVersion").asInt()).isEqualTo(2);
        assertThat(list.json().get("mediaType").asString()).isEqualTo(MediaTypes.OCI_INDEX);
        assertThat(list.header("OCI-Filters-Applied")).isEmpty();
        JsonNode entry = list.json().get("manifests").get(0);
        assertThat(entry.get("digest").asString()).isEqualTo(sbom.digest().toString());
        assertThat(entry.get("mediaType").asString()).isEqualTo(sbom.mediaType());
        assertThat(entry.get("size").asInt()).isEqualTo(sbom.bytes().length);
        assertThat(entry.get("artifactType").asString()).isEqualTo("application/x.sbom+json");
        assertThat(entry.get("annotations").get("k").asString()).isEqualTo("v");
    }

    @Test
    void withoutATypeOfItsOwnTheConfigsTypeCounts() {
        ManifestJson referrer = client.image().subject(subject);
        client.putManifest(referrer.digest(), referrer).expect(201);

        assertThat(client.get("referrers/" + subject.digest())
                        .json()
                        .at("/manifests/0/artifactType")
                        .asString())
                .isEqualTo("application/vnd.oci.image.config.v1+json");
    }

    @Test
    void anIndexMayBeAReferrerAndNeedsNoType() {
        ManifestJson index = ManifestJson.index().subject(subject);
        client.putManifest(index.digest(), index).expect(201);

        JsonNode entry = client.get("referrers/" + subject.digest()).json().at("/manifests/0");
        assertThat(entry.get("mediaType").asString()).isEqualTo(MediaTypes.OCI_INDEX);
        assertThat(entry.has("artifactType")).isFalse();
    }

    @Test
    void theFilterIsAppliedAndTold() {
        ManifestJson sbom = push("application/x.sbom+json");
        push("application/x.signature");

        Answer list = client.get("referrers/" + subject.digest() + "?artifactType=application%2Fx.sbom%2Bjson")
                .expect(200);

        assertThat(list.header("OCI-Filters-Applied")).isEqualTo("artifactType");
        assertThat(digests(list)).containsExactly(sbom.digest().toString());
        assertThat(digests(client.get("referrers/" + subject.digest() + "?artifactType=none")))
                .isEmpty();
    }

    @Test
    void theSubjectNeedNotExistAndARepositoryNeitherForAnEmptyList() {
        push("application/x");
        client.head("manifests/" + subject.digest()).expect(404);

        assertThat(digests(client.get("referrers/" + subject.digest()))).hasSize(1);
        Digest unknown = Digest.of(DigestAlgorithm.SHA512, Bytes.random(4));
        assertThat(digests(client.get("referrers/" + unknown).expect(200))).isEmpty();
        Answer absent = client.in(PROJECT + "/none").get("referrers/" + subject.digest());
        assertThat(digests(absent.expect(200))).isEmpty();
        assertThat(absent.header("Content-Type")).isEqualTo(MediaTypes.OCI_INDEX);
    }

    @Test
    void aReferrerIsListedInItsOwnRepositoryOnly() {
        push("application/x");
        RegistryClient elsewhere = client.in(PROJECT + "/elsewhere");
        elsewhere.pushImage();

        assertThat(digests(elsewhere.get("referrers/" + subject.digest()))).isEmpty();
    }

    @Test
    void aDeletedReferrerIsListedNoMore() {
        ManifestJson sbom = push("application/x");
        client.delete("manifests/" + sbom.digest()).expect(202);

        assertThat(digests(client.get("referrers/" + subject.digest()))).isEmpty();
    }

    @Test
    void S42_manyReferrersComeInPages() {
        Content config = new Content(client.pushBlob("{}".getBytes(StandardCharsets.UTF_8)), 2);
        Set<String> pushed = new HashSet<>();
        for (int n = 0; n < 105; n++) {
            ManifestJson one = ManifestJson.image()
                    .config("application/vnd.oci.empty.v1+json", config)
                    .with("artifactType", "application/x+y")
                    .with("annotations", Map.of("n", Integer.toString(n)))
                    .subject(subject);
            client.putManifest(one.digest(), one).expect(201);
            pushed.add(one.digest().toString());
        }

        for (String filter : new String[] {"", "?artifactType=application%2Fx%2By"}) {
            Set<String> listed = new HashSet<>();
            String next = client.path("referrers/" + subject.digest() + filter);
            int pages = 0;
            while (!next.isEmpty()) {
                Answer page = client.send("GET", next, BodyPublishers.noBody()).expect(200);
                listed.addAll(digests(page));
                next = page.header("Link").replaceFirst("^<(.*)>; rel=\"next\"$", "$1");
                pages++;
            }
            assertThat(listed).isEqualTo(pushed);
            assertThat(pages).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"last=%00", "artifactType=%00", "last=zzz", "artifactType=%27--"})
    void S06_anyTextInTheParametersDoesNoHarm(String query) {
        assertThat(client.get("referrers/" + subject.digest() + "?" + query).status())
                .isIn(200, 400);
    }

    @Test
    void aTagHasNoReferrers() {
        assertThat(client.get("referrers/latest").expect(400).code()).isEqualTo("DIGEST_INVALID");
    }

    private ManifestJson push(String artifactType) {
        ManifestJson referrer = client.image()
                .with("artifactType", artifactType)
                .with("annotations", Map.of("k", "v"))
                .subject(subject);
        client.putManifest(referrer.digest(), referrer).expect(201);
        return referrer;
    }

    private static Set<String> digests(Answer answer) {
        Set<String> digests = new HashSet<>();
        answer.expect(200)
                .json()
                .get("manifests")
                .valueStream()
                .forEach(entry -> digests.add(entry.get("digest").asString()));
        return digests;
    }
}
