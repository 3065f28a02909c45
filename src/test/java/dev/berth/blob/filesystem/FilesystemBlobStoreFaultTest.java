package dev.berth.blob.filesystem;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.berth.blob.BlobStore;
import dev.berth.blob.StagedObject;
import dev.berth.blob.StorageKey;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.FaultyFileSystem;
import dev.berth.testkit.FaultyFileSystem.Step;
import dev.berth.testkit.Obstacle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the store promises when the disk fails: nothing is finished that is not there, and it works again without a restart. */
class FilesystemBlobStoreFaultTest {

    private static final String BROKEN = "Input/output error";
    private static final byte[] CONTENT = Bytes.random(700_000);

    @TempDir
    static Path directory;

    private static final FaultyFileSystem DISK = new FaultyFileSystem();
    private static BlobStore store;

    @BeforeAll
    static void open() throws IOException {
        store = new FilesystemBlobStore(DISK.path(directory), 0);
    }

    @AfterEach
    void heal() {
        DISK.heal();
    }

    @Test
    void anErrorAtAnyStepIsAnIoExceptionAndTheNextUploadWorks() throws IOException {
        int steps = stepsOfAnUpload();
        assertThat(steps).isGreaterThan(8);
        for (int passing = 0; passing < steps; passing++) {
            DISK.obstruct(Obstacle.once(passing, BROKEN));
            assertUploadFailsCleanly();
        }
    }

    @Test
    void aDiskThatFailsForGoodFromAnyStepOnLeavesNothingThatLooksFinished() throws IOException {
        int steps = stepsOfAnUpload();
        for (int passing = 0; passing < steps; passing++) {
            DISK.obstruct(Obstacle.after(passing, BROKEN));
            assertUploadFailsCleanly();
        }
    }

    @Test
    void afterAFailedAppendTheUploadGoesOnFromWhatWasKnown() throws IOException {
        StagedObject staged = append(StagedObject.empty(StorageKey.random()), 0, 300_000);
        for (int writes = 0; writes < 4; writes++) {
            DISK.obstruct(Obstacle.full(writes));
            assertThatThrownBy(() -> append(staged, 300_000, CONTENT.length)).hasMessageContaining("No space left");
        }

        DISK.heal();
        store.finish(append(staged, 300_000, CONTENT.length));

        assertReads(staged.key());
    }

    @Test
    void aFullDiskStillReadsAndDeletes() throws IOException {
        StorageKey first = upload();
        StorageKey second = upload();
        DISK.obstruct(Obstacle.full(0));

        assertReads(first);
        store.delete(List.of(second));

        assertThat(store.size(second)).isEmpty();
    }

    /** After a failed sync the kernel may have thrown the bytes away; a second sync would report success. */
    @Test
    void aFailedSyncIsNeverTriedAgain() throws IOException {
        for (int passing = 0; passing < 2; passing++) {
            StagedObject staged = append(StagedObject.empty(StorageKey.random()), 0, CONTENT.length);
            List<Path> synced = new ArrayList<>();
            int passed = passing;
            DISK.obstruct((step, path) -> {
                if (step == Step.FORCE && synced.size() == passed) {
                    throw new IOException(BROKEN);
                }
                if (step == Step.FORCE) {
                    synced.add(path);
                }
            });
            assertThatThrownBy(() -> store.finish(staged)).hasMessage(BROKEN);
            DISK.heal();

            assertThatThrownBy(() -> store.finish(staged)).isInstanceOf(IOException.class);
            assertThat(store.size(staged.key())).isEmpty();
        }
    }

    @Test
    void aFileIsSyncedBeforeItIsMovedAndItsDirectoryAfterwards() throws IOException {
        StagedObject staged = append(StagedObject.empty(StorageKey.random()), 0, CONTENT.length);
        String key = staged.key().value();
        List<String> steps = new ArrayList<>();
        DISK.obstruct((step, path) -> {
            if (step == Step.FORCE || step == Step.MOVE) {
                steps.add(step + " " + directory.relativize(path));
            }
        });

        store.finish(staged);

        assertThat(steps)
                .containsExactly("FORCE staged/" + key, "MOVE staged/" + key, "FORCE objects/" + key.substring(0, 2));
    }

    @Test
    void aReadThatFailsIsNotAShortRead() throws IOException {
        StorageKey key = upload();
        DISK.obstruct(Obstacle.always(Step.READ, BROKEN));

        assertThatThrownBy(() -> assertReads(key)).hasMessageContaining(BROKEN);

        DISK.heal();
        assertReads(key);
    }

    @Test
    void aFileThatWasCutOffIsNotAShortRead() throws IOException {
        StorageKey key = upload();
        Path file = Path.of(store.file(key).orElseThrow().toString());
        Files.write(file, Arrays.copyOf(CONTENT, CONTENT.length - 1));

        assertThatThrownBy(() -> assertReads(key, CONTENT.length)).hasMessageContaining("ended after");
    }

    @ParameterizedTest
    @EnumSource(names = {"OPEN", "WRITE", "FORCE", "MOVE"})
    void whatWasFinishedBeforeSurvivesTheFailuresOfOthers(Step step) throws IOException {
        StorageKey before = upload();
        DISK.obstruct(Obstacle.always(step, BROKEN));
        assertThatThrownBy(FilesystemBlobStoreFaultTest::upload).isInstanceOf(IOException.class);
        DISK.heal();

        assertReads(before);
    }

    private static int stepsOfAnUpload() throws IOException {
        List<Step> steps = new ArrayList<>();
        DISK.obstruct((step, path) -> steps.add(step));
        upload();
        DISK.heal();
        return steps.size();
    }

    private static void assertUploadFailsCleanly() throws IOException {
        StagedObject staged = StagedObject.empty(StorageKey.random());
        assertThatThrownBy(() -> store.finish(appendInTwo(staged))).isInstanceOf(IOException.class);
        DISK.heal();

        store.discard(staged.key());
        assertThat(store.size(staged.key())).isEmpty();
        assertThat(leftOf(staged.key())).isEmpty();
        assertReads(upload());
    }

    private static List<Path> leftOf(StorageKey key) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.endsWith(key.value())).toList();
        }
    }

    private static StorageKey upload() throws IOException {
        StagedObject staged = appendInTwo(StagedObject.empty(StorageKey.random()));
        store.finish(staged);
        return staged.key();
    }

    private static StagedObject appendInTwo(StagedObject staged) throws IOException {
        return append(append(staged, 0, 300_000), 300_000, CONTENT.length);
    }

    private static StagedObject append(StagedObject staged, int from, int to) throws IOException {
        return store.append(staged, new ByteArrayInputStream(CONTENT, from, to - from));
    }

    private static void assertReads(StorageKey key) throws IOException {
        assertThat(store.size(key)).hasValue((long) CONTENT.length);
        assertReads(key, CONTENT.length);
    }

    private static void assertReads(StorageKey key, int length) throws IOException {
        try (InputStream bytes = store.open(key, 0, length)) {
            assertThat(Arrays.equals(bytes.readAllBytes(), CONTENT)).isTrue();
        }
    }
}
