package dev.berth.distribution;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.oci.OciException;
import dev.berth.platform.ErrorKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0,       0, 1",
        "bytes=0-9,       0, 10",
        "bytes=3-,        3, 7",
        "bytes=3-5,       3, 3",
        "bytes=9-9,       9, 1",
        "bytes=0-1000,    0, 10",
        "bytes=-1,        9, 1",
        "bytes=-10,       0, 10",
        "bytes=-1000,     0, 10",
        "bytes = 1 - 2,   1, 2",
        "bytes=0-999999999999999999, 0, 10"
    })
    void oneRangeOfTenBytes(String header, long first, long length) {
        assertThat(ByteRange.of(Optional.of(header), 10)).contains(new ByteRange(first, length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=5-4", "bytes=-0", "bytes=999999999999999999-"})
    void aRangeWithoutAByteIsNotSatisfiable(String header) {
        assertThatThrownBy(() -> ByteRange.of(Optional.of(header), 10))
                .isInstanceOfSatisfying(
                        OciException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.RANGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-", "bytes=-1", "bytes=0-0"})
    void anEmptyBlobHasNoRange(String header) {
        assertThatThrownBy(() -> ByteRange.of(Optional.of(header), 0)).isInstanceOf(OciException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=0-1,3-4",
                "bytes=-",
                "bytes=",
                "lines=0-1",
                "0-1",
                "bytes=a-b",
                "bytes=-1-2",
                "bytes=0x1-2",
                "bytes=99999999999999999999-",
                "",
                "bytes=٣-٤"
            })
    void whatIsNoSingleRangeIsAnsweredWithTheWhole(String header) {
        assertThat(ByteRange.of(Optional.of(header), 10)).isEmpty();
    }

    @Test
    void theAnswerTellsRangeAndSize() {
        assertThat(new ByteRange(3, 4).contentRange(10)).isEqualTo("bytes 3-6/10");
    }
}
