package dev.berth.artifact;

import java.io.InputStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.oci.OciException;
import dev.berth.platform.ErrorKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChunkTest {

    @ParameterizedTest
    @CsvSource({
        "0-9,          10, 0, 10",
        "5-14,         10, 5, 10",
        "bytes 5-14/*, 10, 5, 10",
        "bytes=5-14,   10, 5, 10",
        "' 5-14 ',     10, 5, 10",
        "5-14,         -1, 5, 10"
    })
    void aContentRangeTellsPlaceAndLength(String range, long contentLength, long first, long length) {
        Chunk chunk = chunk(range, contentLength);

        assertThat(chunk.first()).isEqualTo(first);
        assertThat(chunk.length()).isEqualTo(length);
    }

    @Test
    void withoutOneTheBytesSimplyGoOn() {
        assertThat(chunk(null, 7).first()).isNull();
        assertThat(chunk(null, 7).length()).isEqualTo(7);
        assertThat(chunk(null, -1).length()).isNull();
        assertThat(chunk(null, 0).isEmpty()).isTrue();
        assertThat(chunk(null, -1).isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5-", "-5", "9-5", "a-b", "0-99999999999999999999", "0--1", "0-1-2", "lines 0-1"})
    void anUnreadableContentRangeIsRefused(String range) {
        assertThatThrownBy(() -> chunk(range, 10))
                .isInstanceOfSatisfying(
                        OciException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.RANGE));
    }

    @Test
    void aContentRangeThatDoesNotFitTheLengthIsRefused() {
        assertThatThrownBy(() -> chunk("0-9", 9))
                .isInstanceOf(OciException.class)
                .hasMessageContaining("10 bytes");
    }

    private static Chunk chunk(@Nullable String range, long contentLength) {
        return Chunk.of(InputStream.nullInputStream(), range, contentLength);
    }
}
