package dev.berth.safety;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

import dev.berth.blob.BlobStore;
import dev.berth.blob.filesystem.FilesystemBlobStore;
import dev.berth.testkit.FaultyFileSystem;

/** On files, where each access to the disk is a step. */
class CrashPointsTest extends CrashPoints {

    @TempDir
    private static Path directory;

    @Override
    Place place() throws IOException {
        FaultyFileSystem disk = new FaultyFileSystem();
        BlobStore files = new FilesystemBlobStore(disk.path(directory), 0);
        return new Place() {
            @Override
            public BlobStore store() {
                return files;
            }

            @Override
            public StoredKeys stored() {
                return StoredKeys.inDirectory(directory);
            }

            @Override
            public void obstruct(Steps steps) {
                disk.obstruct((step, path) -> steps.before("disk: " + step));
            }

            @Override
            public void heal() {
                disk.heal();
            }
        };
    }
}
