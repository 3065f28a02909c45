package dev.berth.oci;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/** Whatever bytes come in, the parser gives a manifest or an {@link OciException}, and nothing else. */
class ManifestParserMutationTest {

    private static final int ROUNDS = 4_000;
    private static final byte[] SOUND =
            """
            {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
             "config":{"mediaType":"application/vnd.oci.image.config.v1+json","size":2,"digest":"sha256:%1$s"},
             "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","size":7,"digest":"sha256:%1$s",
                        "urls":["https://example.org/"],"annotations":{"k":"v"}}],
             "subject":{"mediaType":"application/vnd.oci.image.manifest.v1+json","size":9,"digest":"sha256:%1$s"},
             "annotations":{"org.opencontainers.image.created":"2026-11-21T00:00:00Z","ä":"\\u00e4 \\ud83d\\ude00"}}
            """.formatted("0123456789abcdef".repeat(4)).getBytes(UTF_8);
    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "null",
            "true",
            "-",
            "1e999",
            "0",
            "2",
            "\"",
            "\\",
            "\\u0000",
            "\\ud800",
            "\"manifests\":[]",
            "\"size\":-1,",
            "\"config\":{},",
            "\ufeff",
            "\0",
            "\u2028",
            "99999999999999999999999",
            "\"mediaType\":",
            "\"digest\":\"sha256:\"",
            "{\"a\":[{\"a\":[",
            " ",
            "\n",
            "é");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261121})
    void aMutatedManifestIsReadOrRefused(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] content = SOUND;
            for (int mutations = random.nextInt(1, 5); mutations > 0; mutations--) {
                content = mutated(content, random);
            }
            read += isRead(content, seed, round) ? 1 : 0;
        }
        assertThat(read).as("some mutations do no harm").isBetween(1, ROUNDS - 1);
    }

    private static boolean isRead(byte[] content, long seed, int round) {
        try {
            Manifest manifest = ManifestParser.parse(content, null);
            manifest.references()
                    .forEach(descriptor -> assertThat(descriptor.size()).isNotNegative());
            return true;
        } catch (OciException e) {
            assertThat(e.error()).isEqualTo(OciError.MANIFEST_INVALID);
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            return fail("seed " + seed + ", round " + round + ": " + new String(content, UTF_8), e);
        }
    }

    private static byte[] mutated(byte[] content, SplittableRandom random) {
        int at = random.nextInt(content.length + 1);
        int end = Math.min(content.length, at + random.nextInt(1, 40));
        byte[] token = TOKENS.get(random.nextInt(TOKENS.size())).getBytes(UTF_8);
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(content, at);
            case 1 -> spliced(content, at, new byte[0], end);
            case 2 -> spliced(content, at, token, at);
            case 3 -> spliced(content, at, token, end);
            case 4 -> spliced(content, at, Arrays.copyOfRange(content, at, end), at);
            default -> flipped(content, Math.min(at, content.length - 1), random);
        };
    }

    private static byte[] flipped(byte[] content, int at, SplittableRandom random) {
        if (content.length == 0) {
            return content;
        }
        byte[] flipped = content.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    private static byte[] spliced(byte[] content, int at, byte[] middle, int from) {
        byte[] spliced = Arrays.copyOf(content, at + middle.length + content.length - from);
        System.arraycopy(middle, 0, spliced, at, middle.length);
        System.arraycopy(content, from, spliced, at + middle.length, content.length - from);
        return spliced;
    }
}
