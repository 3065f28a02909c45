package dev.berth.oci;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DigestTest {

    private static final String HEX_64 = "0123456789abcdef".repeat(4);

    @Test
    void bothAlgorithmsAreReadAndWrittenAlike() {
        assertThat(Digest.parse("sha256:" + HEX_64)).hasToString("sha256:" + HEX_64);
        assertThat(Digest.parse("sha512:" + HEX_64 + HEX_64)).hasToString("sha512:" + HEX_64 + HEX_64);
    }

    @Test
    void theDigestOfBytesIsTheWellKnownOne() {
        assertThat(Digest.of(DigestAlgorithm.SHA256, "".getBytes(UTF_8)))
                .hasToString("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Digest.of(DigestAlgorithm.SHA512, "abc".getBytes(UTF_8)).toString())
                .startsWith("sha512:ddaf35a193617abacc417349ae204131")
                .hasSize(7 + 128);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256",
                "sha256:",
                ":",
                "sha256:abc",
                "sha256:0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef",
                "SHA256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeg",
                "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0",
                "sha512:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde\n",
                " sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde/",
                "md5:d41d8cd98f00b204e9800998ecf8427e",
                "sha256:sha256:0123456789abcdef0123456789abcdef0123456789abcdef01234567",
                "sha256:٠123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            })
    void whatIsNoDigestIsRefused(String text) {
        assertThatThrownBy(() -> Digest.parse(text))
                .isInstanceOfSatisfying(
                        OciException.class, e -> assertThat(e.error()).isEqualTo(OciError.DIGEST_INVALID));
    }

    @Test
    void digestsAreSortedAsTheDatabaseSortsThem() {
        Digest low = Digest.parse("sha256:" + "0".repeat(64));
        Digest high = Digest.parse("sha256:" + "f".repeat(64));
        Digest long512 = Digest.parse("sha512:" + "0".repeat(128));

        assertThat(new Digest[] {low, high, long512}).isSorted();
    }

    @Test
    void aLongTextIsQuotedShortAndWithoutControlCharacters() {
        assertThatThrownBy(() -> Digest.parse("sha256:" + "x\r\n".repeat(10_000)))
                .extracting(Throwable::getMessage)
                .asString()
                .hasSizeLessThan(250)
                .doesNotContain("\r", "\n");
    }
}
