package dev.berth.blob.filesystem;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.berth.blob.BlobStore;
import dev.berth.blob.BlobStoreContract;
import dev.berth.blob.StagedObject;
import dev.berth.blob.StorageKey;
import dev.berth.blob.StoredObject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FilesystemBlobStoreTest implements BlobStoreContract {

    @TempDir
    static Path root;

    private static BlobStore store;

    @BeforeAll
    static void open() throws IOException {
        store = new FilesystemBlobStore(root.resolve("blobs"), 0);
    }

    @Override
    public BlobStore store() {
        return store;
    }

    @Test
    void aFinishedObjectIsAFileAndNothingElseIsLeft(@TempDir Path empty) throws IOException {
        BlobStore store = new FilesystemBlobStore(empty, 0);
        StagedObject staged =
                store.append(StagedObject.empty(StorageKey.random()), new ByteArrayInputStream(new byte[] {1, 2, 3}));

        store.finish(staged);

        assertThat(store.file(staged.key()).orElseThrow()).hasBinaryContent(new byte[] {1, 2, 3});
        try (Stream<Path> files = Files.walk(empty).filter(Files::isRegularFile)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aKeyIsNeverUsedTwice() throws IOException {
        StagedObject first = StagedObject.empty(StorageKey.random());
        store.finish(store.append(first, new ByteArrayInputStream(new byte[] {1})));

        assertThatThrownBy(() -> store.append(first, new ByteArrayInputStream(new byte[] {2})))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void filesThatAreNoObjectsAreNotListed(@TempDir Path empty) throws IOException {
        BlobStore store = new FilesystemBlobStore(empty, 0);
        Files.write(empty.resolve("objects/3f/.nfs0001"), new byte[] {1});
        Files.write(empty.resolve("staged/note.txt"), new byte[] {1});
        List<StoredObject> listed = new ArrayList<>();

        store.listFinished(listed::add);
        store.listStaged(listed::add);

        assertThat(listed).isEmpty();
    }

    /** As after a power cut: the database knows of bytes that never reached the disk. */
    @Test
    void aStagedFileThatLostBytesIsNotFilledUpWithZeros() throws IOException {
        StagedObject staged = store.append(
                StagedObject.empty(StorageKey.random()), new ByteArrayInputStream(new byte[] {1, 2, 3, 4}));
        Path file = root.resolve("blobs/staged").resolve(staged.key().value());
        Files.write(file, new byte[] {1, 2});

        assertThatThrownBy(() -> store.append(staged, new ByteArrayInputStream(new byte[] {5})))
                .hasMessageContaining("only 2 are left");
        assertThatThrownBy(() -> store.finish(staged)).hasMessageContaining("only 2 are left");
    }

    @Test
    void thereIsNoRoomBelowTheLowWaterMark() throws IOException {
        assertThat(new FilesystemBlobStore(root, Long.MAX_VALUE).hasRoom()).isFalse();
    }

    @Test
    void aBodyIsGivenUpWhenItTakesTheRoomThatHasToStayFree() throws IOException {
        BlobStore full = new FilesystemBlobStore(root.resolve("full"), Long.MAX_VALUE);
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 7;
            }
        };

        StorageKey key = StorageKey.random();
        assertThatThrownBy(() -> full.append(StagedObject.empty(key), endless))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("free");
        assertThat(root.resolve("full/staged/" + key.value())).isEmptyFile();
    }

    @Test
    void whatWasFinishedIsThereForTheNextServer() throws IOException {
        StagedObject staged =
                store.append(StagedObject.empty(StorageKey.random()), new ByteArrayInputStream(new byte[] {7}));
        store.finish(staged);

        BlobStore next = new FilesystemBlobStore(root.resolve("blobs"), 0);

        assertThat(next.size(staged.key())).hasValue(1L);
    }
}
