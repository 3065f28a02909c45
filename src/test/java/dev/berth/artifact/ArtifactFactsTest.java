package dev.berth.artifact;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.ManifestParser;
import dev.berth.oci.Tag;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.ManifestJson.Content;

import static org.assertj.core.api.Assertions.assertThat;

class ArtifactFactsTest {

    private static final Content BLOB = new Content(Digest.of(DigestAlgorithm.SHA256, new byte[] {1}), 100);
    private static final String COSIGN_LAYER = "application/vnd.dev.cosign.simplesigning.v1+json";

    @ParameterizedTest
    @CsvSource({
        "application/vnd.oci.image.config.v1+json, IMAGE",
        "application/vnd.docker.container.image.v1+json, IMAGE",
        "application/vnd.cncf.helm.config.v1+json, CHART",
        "application/vnd.wasm.config.v1+json, WASM",
        "application/vnd.acme.rocket.config.v1+json, ROCKET",
        "application/vnd.acme.two.words.config.v1+json, TWO.WORDS",
        "application/vnd.oci.empty.v1+json, UNKNOWN",
        "text/plain, UNKNOWN"
    })
    void theTypeFollowsFromTheConfig(String config, String type) {
        assertThat(facts(ManifestJson.image().config(config, BLOB)).type()).isEqualTo(type);
    }

    @Test
    void aDeclaredTypeCountsMoreThanTheConfigs() {
        ManifestJson empty = ManifestJson.image().config("application/vnd.oci.empty.v1+json", BLOB);

        assertThat(facts(empty.with("artifactType", "application/vnd.cncf.model.manifest.v1+json"))
                        .type())
                .isEqualTo("CNAI");
        assertThat(facts(empty.with("artifactType", "application/vnd.goharbor.harbor.sbom.v1"))
                        .type())
                .isEqualTo("SBOM");
        assertThat(facts(ManifestJson.index()
                                .with(
                                        "annotations",
                                        Map.of("org.opencontainers.artifactType", "application/vnd.cnab.manifest.v1")))
                        .type())
                .isEqualTo("CNAB");
    }

    @Test
    void aMediaTypeLongerThanMediaTypesCanBeIsNone() {
        ArtifactFacts facts =
                facts(ManifestJson.image().config("application/vnd.a." + "x".repeat(1000) + ".config.v1+json", BLOB));

        assertThat(facts.type()).isEqualTo("UNKNOWN");
        assertThat(facts.contentMediaType()).isEqualTo("application/octet-stream");
    }

    @Test
    void theSizeIsTheSumAndStopsWhereNumbersEnd() {
        ManifestJson image = ManifestJson.image().config("text/plain", BLOB).layer("text/plain", BLOB);
        ManifestJson lying = image.layer(
                "application/vnd.oci.image.layer.nondistributable.v1.tar", new Content(BLOB.digest(), Long.MAX_VALUE));

        assertThat(facts(image).size()).isEqualTo(image.bytes().length + 200);
        assertThat(facts(lying).size()).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({
        "sig, signature.cosign",
        "att, subject.accessory",
        "sbom, subject.accessory",
    })
    void cosignsTagsSayWhatAnArtifactIsTo(String suffix, String type) {
        String hex = BLOB.digest().hex();
        ManifestJson signature = ManifestJson.image().config("text/plain", BLOB).layer(COSIGN_LAYER, BLOB);

        Accessory accessory = facts(signature, "sha256-" + hex + "." + suffix).accessory();
        assertThat(accessory).isEqualTo(new Accessory(type, "sha256:" + hex));
    }

    @Test
    void otherTagsAndUnsignedContentSayNothing() {
        String hex = BLOB.digest().hex();
        ManifestJson image = ManifestJson.image().config("text/plain", BLOB);
        ManifestJson signature = image.layer(COSIGN_LAYER, BLOB);

        assertThat(facts(image, "sha256-" + hex + ".sig").accessory()).isNull();
        for (String tag : Set.of("latest", "sha256-" + hex, "sha256-abc.sig", "sha512-" + hex + ".sig")) {
            assertThat(facts(signature, tag).accessory()).as(tag).isNull();
        }
    }

    private static ArtifactFacts facts(ManifestJson manifest, String... tags) {
        byte[] bytes = manifest.bytes();
        return ArtifactFacts.of(
                ManifestParser.parse(bytes, manifest.mediaType()),
                bytes.length,
                List.of(tags).stream().map(Tag::new).toList());
    }
}
