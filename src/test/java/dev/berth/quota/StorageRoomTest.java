package dev.berth.quota;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.berth.platform.ErrorKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StorageRoomTest {

    @Test
    void whatFillsTheLimitExactlyFitsAndOneByteMoreDoesNot() {
        StorageRoom room = new StorageRoom(1, 100, 60, 30);

        assertThatCode(() -> room.require(10)).doesNotThrowAnyException();
        assertThatThrownBy(() -> room.require(11)).isInstanceOf(StorageLimitPassed.class);
    }

    @Test
    void withoutALimitEverythingFits() {
        StorageRoom room = new StorageRoom(1, StorageLimit.NONE, Long.MAX_VALUE, 0);

        assertThatCode(() -> room.require(Long.MAX_VALUE)).doesNotThrowAnyException();
        assertThat(room.isNearlyFull()).isFalse();
    }

    @Test
    void aProjectAboveALoweredLimitHasNoRoomAtAll() {
        assertThatThrownBy(() -> new StorageRoom(1, 100, 150, 0).require(1)).isInstanceOf(StorageLimitPassed.class);
    }

    @Test
    void theLargestLimitDoesNotOverflow() {
        StorageRoom room = new StorageRoom(1, Long.MAX_VALUE, 1L << 62, 0);

        assertThatCode(() -> room.require(1)).doesNotThrowAnyException();
        assertThat(room.isNearlyFull()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, false", "85, false", "86, true", "100, true", "150, true"})
    void aProjectIsNearlyFullAboveEightyFivePercent(long used, boolean nearly) {
        assertThat(new StorageRoom(1, 100, used, 0).isNearlyFull()).isEqualTo(nearly);
    }

    @Test
    void theRefusalNamesWhatWasAskedWhatIsUsedAndTheLimit() {
        StorageLimitPassed refusal =
                new StorageLimitPassed(new StorageRoom(1, 10L << 30, 10_416_000_000L, 0), 535_508_000);

        assertThat(refusal.kind()).isEqualTo(ErrorKind.OVER_LIMIT);
        assertThat(refusal)
                .hasMessage("adding 510.7 MiB of storage resource to the current usage of 9.7 GiB"
                        + " will exceed the configured upper limit of 10.0 GiB");
    }

    @Test
    void theRefusalSpeaksOfUploadsOnlyWhereItWouldFitWithoutThem() {
        assertThat(new StorageLimitPassed(new StorageRoom(1, 4096, 1024, 100), 5000).getMessage())
                .doesNotContain("uploads");
        assertThat(new StorageLimitPassed(new StorageRoom(1, 4096, 1024, 2048), 2048))
                .hasMessage(
                        "adding 2.0 KiB of storage resource to the current usage of 3.0 KiB (2.0 KiB of it in uploads and"
                                + " blobs that no manifest refers to yet) will exceed the configured upper limit of 4.0 KiB");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1, 1 B",
        "1023, 1023 B",
        "1024, 1.0 KiB",
        "1536, 1.5 KiB",
        "1048576, 1.0 MiB",
        "1099511627776, 1.0 TiB",
        "9223372036854775807, 8.0 EiB"
    })
    void amountsAreToldInTheLargestUnit(long bytes, String text) {
        assertThat(StorageAmount.text(bytes)).isEqualTo(text);
    }
}
