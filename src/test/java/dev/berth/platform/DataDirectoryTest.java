package dev.berth.platform;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DataDirectoryTest {

    @TempDir
    private Path parent;

    @Test
    void aSecondServerIsRefusedAndToldWhichDirectoryItIs() {
        var directory = parent.resolve("data");
        try (var held = DataDirectory.lock(directory)) {
            assertThatThrownBy(() -> DataDirectory.lock(directory))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("The data directory " + held.path() + " is in use by another Berth");
        }
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        DataDirectory.lock(parent).close();
        try (var again = DataDirectory.lock(parent)) {
            assertThat(again.path()).isDirectory();
        }
    }
}
