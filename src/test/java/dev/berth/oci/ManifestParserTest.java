package dev.berth.oci;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.berth.oci.MediaTypes.DOCKER_MANIFEST;
import static dev.berth.oci.MediaTypes.DOCKER_MANIFEST_LIST;
import static dev.berth.oci.MediaTypes.OCI_INDEX;
import static dev.berth.oci.MediaTypes.OCI_MANIFEST;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ManifestParserTest {

    private static final String DIGEST = "sha256:" + "a".repeat(64);
    private static final String OTHER = "sha512:" + "b".repeat(128);
    private static final String CONFIG = """
            {"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":2}""".formatted(DIGEST);
    private static final String LAYER = """
            {"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"%s","size":7}""".formatted(OTHER);

    @Test
    void anImageTellsItsConfigItsLayersAndWhatItIs() {
        Manifest manifest = parse("""
                {"schemaVersion":2,"mediaType":"%s","config":%s,"layers":[%s],
                 "annotations":{"a":"b"},"subject":%s}""".formatted(OCI_MANIFEST, CONFIG, LAYER, CONFIG));

        assertThat(manifest).isInstanceOf(Manifest.Image.class);
        assertThat(manifest.references())
                .extracting(descriptor -> descriptor.digest() + " " + descriptor.size())
                .containsExactly(DIGEST + " 2", OTHER + " 7");
        assertThat(manifest.annotations()).containsExactlyEntriesOf(Map.of("a", "b"));
        assertThat(manifest.subject()).hasToString(DIGEST);
        assertThat(manifest.artifactType()).isEqualTo("application/vnd.oci.image.config.v1+json");
    }

    @Test
    void aDeclaredArtifactTypeGoesBeforeTheConfigsType() {
        assertThat(parse(image("\"artifactType\":\"application/x\"")).artifactType())
                .isEqualTo("application/x");
        assertThat(parse(image("\"artifactType\":\"\"")).artifactType())
                .isEqualTo("application/vnd.oci.image.config.v1+json");
    }

    @Test
    void anIndexTellsItsChildren() {
        Manifest manifest = parse("""
                {"schemaVersion":2,"mediaType":"%s","artifactType":"application/x","manifests":[%s]}""".formatted(OCI_INDEX, LAYER));

        assertThat(manifest).isInstanceOf(Manifest.Index.class);
        assertThat(manifest.references())
                .singleElement()
                .extracting(Descriptor::digest)
                .hasToString(OTHER);
        assertThat(manifest.artifactType()).isEqualTo("application/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {OCI_MANIFEST, DOCKER_MANIFEST})
    void anImageNeedsNoLayers(String type) {
        assertThat(parse("""
                {"schemaVersion":2,"mediaType":"%s","config":%s}""".formatted(type, CONFIG)).references()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {OCI_INDEX, DOCKER_MANIFEST_LIST})
    void anIndexMayBeEmpty(String type) {
        assertThat(parse("""
                {"schemaVersion":2,"mediaType":"%s","manifests":[]}""".formatted(type)).references()).isEmpty();
    }

    @Test
    void nullStandsForAbsent() {
        Manifest manifest = parse(image("\"subject\":null,\"annotations\":null,\"artifactType\":null"));

        assertThat(manifest.subject()).isNull();
        assertThat(manifest.annotations()).isEmpty();
    }

    @Test
    void S39_theContentTypeSaysWhatTheManifestLeavesOut() {
        String bare = "{\"schemaVersion\":2,\"config\":" + CONFIG + "}";

        assertThat(parse(bare, OCI_MANIFEST).mediaType()).isEqualTo(OCI_MANIFEST);
        assertThat(parse(bare, OCI_MANIFEST + "; charset=utf-8").mediaType()).isEqualTo(OCI_MANIFEST);
        refused(bare, null, "neither");
        refused(bare, "", "neither");
        refused(bare, "application/json", "not supported");
    }

    @ParameterizedTest
    @ValueSource(strings = {DOCKER_MANIFEST, OCI_INDEX, "application/json", "application/vnd.oci.image.manifest.v1"})
    void S39_anotherContentTypeThanTheMediaTypeIsRefused(String contentType) {
        refused(image(""), contentType, "expected the same");
    }

    @Test
    void S39_whatCouldBeReadAsAnImageAndAsAnIndexIsRefused() {
        refused(image("\"manifests\":[]"), "an index as well");
        refused(image("\"manifests\":null"), "an index as well");
        refused(index("\"layers\":[]"), "an image manifest as well");
        refused(index("\"config\":" + CONFIG), "an image manifest as well");
        refused("""
                {"schemaVersion":2,"manifests":[],"config":%s}""".formatted(CONFIG), OCI_INDEX, "an image manifest");
    }

    @Test
    void S40_duplicateKeysAreRefusedAtEveryDepth() {
        refused(image("\"config\":" + CONFIG), "Duplicate");
        refused(image("\"annotations\":{\"a\":\"1\",\"a\":\"2\"}"), "Duplicate");
        refused(image("\"annotations\":{\"a\":\"1\",\"\\u0061\":\"2\"}"), "Duplicate");
        refused(image("\"x\":[[{\"y\":{\"a\":1,\"a\":1}}]]"), "Duplicate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "x", "null", "0", ",", "\0", "}", "//", "\u00a0", "\ufeff", "#"})
    void S40_trailingBytesAreRefused(String trailing) {
        refused(image("") + trailing, "well-formed");
    }

    @Test
    void whiteSpaceMayFollowAndPrecede() {
        assertThat(parse(" \r\n\t" + image("") + " \r\n\t\n").references()).hasSize(1);
    }

    @Test
    void S40_moreThan32LevelsAreRefused() {
        assertThat(parse(image("\"x\":" + "[".repeat(31) + "]".repeat(31))).references())
                .hasSize(1);
        refused(image("\"x\":" + "[".repeat(32) + "]".repeat(32)), "well-formed");
        refused(image("\"x\":" + "{\"y\":".repeat(32) + "1" + "}".repeat(32)), "well-formed");
        refused(image("\"x\":" + "[".repeat(1_000_000)), "well-formed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "null",
                "true",
                "1",
                "\"a\"",
                "{'a':1}",
                "{a:1}",
                "{\"a\":1,}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":.5}",
                "{\"a\":+1}",
                "/* */{}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\x\"}"
            })
    void whatIsNoJsonObjectIsRefused(String text) {
        refused(text, "");
    }

    @Test
    void S40_onlyUtf8IsRead() {
        byte[] text = image("\"x\":\"ä\"").getBytes(ISO_8859_1);

        assertThatThrownBy(() -> ManifestParser.parse(text, null)).isInstanceOf(OciException.class);
        assertThatThrownBy(() -> ManifestParser.parse(image("").getBytes(UTF_16LE), null))
                .isInstanceOf(OciException.class);
        assertThatThrownBy(() -> ManifestParser.parse(image("").getBytes(UTF_16BE), null))
                .isInstanceOf(OciException.class);
        refused("\ufeff" + image(""), "well-formed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3", "0", "-2", "2.0", "2.5", "\"2\"", "\"1\"", "null", "[2]", "4294967298", "1e400"})
    void theSchemaVersionIsTheNumber2(String version) {
        refused("""
                {"schemaVersion":%s,"mediaType":"%s","config":%s}""".formatted(version, OCI_MANIFEST, CONFIG), "");
    }

    @Test
    void schema1IsRefusedInPlainWords() {
        refused(
                "{\"schemaVersion\":1,\"name\":\"a/b\",\"tag\":\"latest\",\"fsLayers\":[]}",
                "application/vnd.docker.distribution.manifest.v1+prettyjws",
                "schema 1 is not supported");
        refused("{\"schemaVersion\":1,\"fsLayers\":[]}", "application/json", "schema 1 is not supported");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1                                                  | annotations is not an object",
                "[]                                                 | annotations is not an object",
                "{\"a\":1}                                          | annotations.a is not a string",
                "{\"a\":null}                                       | annotations.a is not a string",
                "{\"a\":[\"b\"]}                                    | annotations.a is not a string",
                "{\"a\":\"\\u0000\"}                               | annotations.a holds a NUL character or half",
                "{\"a\":\"\\ud83d\"}                               | annotations.a holds a NUL character or half"
            })
    void annotationsAreStrings(String annotations, String reason) {
        refused(image("\"annotations\":" + annotations), reason);
        refused(index("\"annotations\":" + annotations), reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1                               | is not a descriptor",
                "[]                              | is not a descriptor",
                "\"sha256:\"                     | is not a descriptor",
                "{}                              | size is not a length",
                "{\"size\":1}                    | digest is missing",
                "{\"size\":1,\"digest\":null}    | digest is missing",
                "{\"size\":1,\"digest\":\"\"}    | digest is missing",
                "{\"size\":1,\"digest\":5}       | digest is not a string",
                "{\"size\":1,\"digest\":\"x:y\"} | unsupported digest algorithm",
                "{\"size\":1,\"digest\":\"DD\",\"mediaType\":[]} | mediaType is not a string"
            })
    void aBadDescriptorIsRefusedWhereverItStands(String descriptor, String reason) {
        String bad = descriptor.replace("DD", DIGEST);
        refused(image("\"layers\":[" + bad + "]"), reason);
        refused(image("\"subject\":" + bad), reason);
        refused(index("\"manifests\":[" + bad + "]", ""), reason);
        refused("{\"schemaVersion\":2,\"mediaType\":\"" + OCI_MANIFEST + "\",\"config\":" + bad + "}", reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1", "1.5", "1.0", "1e3", "\"1\"", "null", "true", "[1]", "9223372036854775808", "1e999999999"})
    void aSizeIsALengthInBytes(String size) {
        refused(image("\"layers\":[{\"digest\":\"%s\",\"size\":%s}]".formatted(DIGEST, size)), "");
    }

    @Test
    void theLargestSizeIsThatOfALong() {
        Manifest manifest =
                parse(image("\"layers\":[{\"digest\":\"%s\",\"size\":9223372036854775807}]".formatted(DIGEST)));

        assertThat(manifest.references().getLast().size()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void anEndlessNumberIsRefusedAndNotComputed() {
        refused(image("\"layers\":[{\"digest\":\"%s\",\"size\":%s}]".formatted(DIGEST, "9".repeat(1_000_000))), "");
    }

    @ParameterizedTest
    @CsvSource({
        "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip, true",
        "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip,    true",
        "application/vnd.oci.image.layer.v1.tar+gzip,                  false"
    })
    void foreignLayersMayLieElsewhere(String type, boolean foreign) {
        Manifest manifest = parse(
                image("\"layers\":[{\"digest\":\"%s\",\"size\":1,\"mediaType\":\"%s\"}]".formatted(DIGEST, type)));

        assertThat(manifest.references().getLast().foreign()).isEqualTo(foreign);
    }

    @Test
    void aMessageNeverEchoesControlCharactersOrMuchOfTheInput() {
        String long1 = "\\r\\nSet-Cookie: x".repeat(1000);

        assertThatThrownBy(() -> parse(image("\"annotations\":{\"" + long1 + "\":1}")))
                .extracting(Throwable::getMessage)
                .asString()
                .hasSizeLessThan(300)
                .doesNotContain("\r", "\n");
    }

    private static String image(String more) {
        String comma = more.isEmpty() ? "" : ",";
        return """
                {"schemaVersion":2,"mediaType":"%s","config":%s%s%s}""".formatted(OCI_MANIFEST, CONFIG, comma, more);
    }

    private static String index(String more) {
        return index("\"manifests\":[]", "," + more);
    }

    private static String index(String manifests, String more) {
        return """
                {"schemaVersion":2,"mediaType":"%s",%s%s}""".formatted(OCI_INDEX, manifests, more);
    }

    private static Manifest parse(String text) {
        return parse(text, null);
    }

    private static Manifest parse(String text, @Nullable String contentType) {
        return ManifestParser.parse(text.getBytes(UTF_8), contentType);
    }

    private static void refused(String text, String reason) {
        refused(text, null, reason);
    }

    private static void refused(String text, @Nullable String contentType, String reason) {
        assertThatThrownBy(() -> parse(text, contentType))
                .isInstanceOfSatisfying(
                        OciException.class, e -> assertThat(e.error()).isEqualTo(OciError.MANIFEST_INVALID))
                .hasMessageContaining(reason);
    }
}
