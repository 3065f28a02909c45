package dev.berth.distribution;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.ManifestJson.Content;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.RegistryClient.Answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** What clients may write into a manifest, and a registry keeps without understanding it. */
class ManifestContentTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final String PROJECT = new People(SERVER).project();

    private final RegistryClient client = RegistryClient.admin(SERVER, PROJECT + "/contents");

    @Test
    void aDescriptorMayCarryItsContent() {
        byte[] config = "{}".getBytes(UTF_8);
        Map<String, Object> descriptor = ManifestJson.descriptor(
                "application/vnd.oci.empty.v1+json", new Content(client.pushBlob(config), config.length));
        descriptor.put("data", Base64.getEncoder().encodeToString(config));

        assertKept(ManifestJson.image().with("config", descriptor).with("layers", List.of(descriptor)));
    }

    @Test
    void contentThatIsCarriedAlongHasToBePushedAllTheSame() {
        byte[] layer = "never pushed".getBytes(UTF_8);
        Digest digest = Digest.of(DigestAlgorithm.SHA256, layer);
        Map<String, Object> descriptor =
                ManifestJson.descriptor("application/octet-stream", new Content(digest, layer.length));
        descriptor.put("data", Base64.getEncoder().encodeToString(layer));
        ManifestJson image = client.image().with("layers", List.of(descriptor));

        Answer refused = client.putManifest("carried", image).expect(404);

        assertThat(refused.code()).isEqualTo("MANIFEST_BLOB_UNKNOWN");
        assertThat(refused.text()).contains(digest.toString());
    }

    @Test
    void fieldsThatNobodyKnowsAreKeptEverywhere() {
        Map<String, Object> unknown =
                new LinkedHashMap<>(Map.of("org.example.field", Map.of("nested", List.of(1, "two"))));
        ManifestJson image = client.image("layer".getBytes(UTF_8)).with("org.example", unknown);
        ManifestJson withFields =
                image.with("config", extended(requireNonNull(image.fields().get("config")), unknown));

        assertKept(withFields);
        assertKept(ManifestJson.index().child(withFields).with("org.example", unknown));
    }

    @Test
    void tagsGoWithAPushBySha512AsWell() {
        ManifestJson image = client.image();
        Digest digest = Digest.of(DigestAlgorithm.SHA512, image.bytes());

        Answer pushed = client.putManifest(digest + "?tag=long", image).expect(201);

        assertThat(pushed.headers("OCI-Tag")).containsExactly("long");
        assertThat(client.get("manifests/long").expect(200).header("Docker-Content-Digest"))
                .isEqualTo(digest.toString());
        assertThat(client.delete("manifests/" + digest).expect(202).status()).isEqualTo(202);
        client.head("manifests/long").expect(404);
    }

    @Test
    void aReferrerOfASubjectBySha512IsListed() {
        ManifestJson image = client.image();
        Digest digest = Digest.of(DigestAlgorithm.SHA512, image.bytes());
        client.putManifest(digest, image).expect(201);
        ManifestJson referrer = client.image()
                .with("artifactType", "application/vnd.example.note")
                .with("subject", ManifestJson.descriptor(image.mediaType(), new Content(digest, image.bytes().length)));

        Answer pushed = client.putManifest(referrer.digest(), referrer).expect(201);

        assertThat(pushed.header("OCI-Subject")).isEqualTo(digest.toString());
        assertThat(client.get("referrers/" + digest).expect(200).text())
                .contains(referrer.digest().toString());
    }

    private void assertKept(ManifestJson manifest) {
        client.putManifest("kept", manifest).expect(201);
        assertThat(client.get("manifests/kept").expect(200).body()).isEqualTo(manifest.bytes());
    }

    private static Map<String, Object> extended(Object descriptor, Map<String, Object> more) {
        Map<String, Object> extended = new LinkedHashMap<>(more);
        ((Map<?, ?>) descriptor).forEach((name, value) -> extended.put(String.valueOf(name), value));
        return extended;
    }
}
