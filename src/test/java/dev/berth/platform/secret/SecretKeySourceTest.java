package dev.berth.platform.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

import dev.berth.platform.DataDirectory;
import dev.berth.platform.DomainException;
import dev.berth.platform.StartRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SecretKeySourceTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    private Path home;

    @Test
    void S15_theKeyIsMadeOnceForTheOwnersEyesAlone() throws IOException {
        byte[] first = kept().key().getEncoded();
        Path file = home.resolve(SecretKeySource.FILE);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(first).hasSize(32);
        assertThat(kept().key().getEncoded()).isEqualTo(first);
        try (var files = Files.list(home)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("berth.lock", SecretKeySource.FILE);
        }
    }

    @Test
    void whatAnEarlierStartLeftUnfinishedIsMadeAnew() throws IOException {
        Path left = Files.writeString(home.resolve(SecretKeySource.FILE + ".new"), "AAAA");

        assertThat(kept().key().getEncoded()).hasSize(32);
        assertThat(left).doesNotExist();
    }

    @Test
    void ofTwoServersOnOneDirectoryOneMakesTheKeyAndTheOtherDoesNotStart() {
        try (DataDirectory first = DataDirectory.lock(home)) {
            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(() -> DataDirectory.lock(home))
                    .withMessageContaining("in use");
            assertThat(source("", first).key().getEncoded()).hasSize(32);
        }
    }

    @Test
    void theConfiguredKeyGoesFirstAndLeavesNoFile() {
        try (DataDirectory directory = DataDirectory.lock(home)) {
            assertThat(source(KEY, directory).key().getEncoded()).isEqualTo(new byte[32]);
            assertThat(home.resolve(SecretKeySource.FILE)).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"very-secret", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void aKeyOfAnotherFormStopsTheStartAndIsNotRepeated(String key) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> source(key, null))
                .withMessageContaining("berth.secret-key is no key")
                .satisfies(refused -> assertThat(refused.getMessage() + refused.action())
                        .contains("openssl rand -base64 32")
                        .doesNotContain(key));
    }

    @Test
    void aFileThatHoldsNoKeyStopsTheStart() throws IOException {
        Files.writeString(home.resolve(SecretKeySource.FILE), "nothing");

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(this::kept)
                .withMessageContaining(SecretKeySource.FILE + " is no key");
    }

    @Test
    void aServerThatKeepsNothingOnDiskSaysWhatItNeedsWhenASecretComes() {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(source("", null)::key)
                .withMessageContaining("berth.secret-key");
    }

    private SecretKeySource kept() {
        try (DataDirectory directory = DataDirectory.lock(home)) {
            return source("", directory);
        }
    }

    private static SecretKeySource source(String key, @Nullable DataDirectory directory) {
        StaticListableBeanFactory beans = directory == null
                ? new StaticListableBeanFactory()
                : new StaticListableBeanFactory(Map.of("d", directory));
        return new SecretKeySource(new SecretProperties(key), beans.getBeanProvider(DataDirectory.class));
    }
}
