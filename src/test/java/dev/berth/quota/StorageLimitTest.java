package dev.berth.quota;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StorageLimitTest {

    @ParameterizedTest
    @ValueSource(longs = {-1, 1, 1024, Long.MAX_VALUE})
    void aLimitIsANumberOfBytesOrNone(long bytes) {
        assertThat(StorageLimit.of(Map.of("storage", bytes)).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -2, Long.MIN_VALUE})
    void anotherNumberIsRefused(long bytes) {
        assertThatThrownBy(() -> new StorageLimit(bytes)).hasMessageContaining("-1 for no limit");
    }

    @Test
    void nothingButStorageHasALimit() {
        assertThatThrownBy(() -> StorageLimit.of(null)).hasMessageContaining("storage");
        assertThatThrownBy(() -> StorageLimit.of(Map.of())).hasMessageContaining("storage");
        assertThatThrownBy(() -> StorageLimit.of(Map.of("count", 1L))).hasMessageContaining("storage");
        assertThatThrownBy(() -> StorageLimit.of(Map.of("storage", 1L, "count", 1L)))
                .hasMessageContaining("storage");
    }
}
