package dev.berth.blob.filesystem;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

import dev.berth.blob.StorageKey;

import static java.nio.file.StandardOpenOption.READ;

/**
 * Which file an object is.
 *
 * <pre>
 * root
 * ├── staged
 * │   └── 3f2a…        being written, named after its key
 * └── objects
 *     ├── 00
 *     ├── …            256 directories, all made at the start, so that no upload has to make one durable
 *     ├── 3f
 *     │   └── 3f2a…    finished; never changes again
 *     └── ff
 * </pre>
 *
 * Both halves lie on one file system, because a file moves from the first to the second in one step.
 */
record FileLayout(Path root) {

    private static final HexFormat HEX = HexFormat.of();

    FileLayout {
        root = root.toAbsolutePath().normalize();
    }

    /** Makes all directories, durably: those of an earlier start that crashed before it had synced them are synced now. */
    void create() throws IOException {
        Files.createDirectories(staged());
        for (Path directory : directories()) {
            Files.createDirectories(directory);
        }
        sync(root.resolve("objects"));
        sync(root);
        Path parent = root.getParent();
        if (parent != null) {
            sync(parent);
        }
    }

    /** The directories of finished objects, in the order of the keys in them. */
    List<Path> directories() {
        Path objects = root.resolve("objects");
        return IntStream.range(0, 256)
                .mapToObj(first -> objects.resolve(HEX.toHexDigits((byte) first)))
                .toList();
    }

    Path staged() {
        return root.resolve("staged");
    }

    Path staged(StorageKey key) {
        return staged().resolve(key.value());
    }

    Path object(StorageKey key) {
        return directory(key).resolve(key.value());
    }

    Path directory(StorageKey key) {
        return root.resolve("objects").resolve(key.value().substring(0, 2));
    }

    /** Makes the names in a directory durable: a file's own sync covers its bytes, not its name. */
    static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        }
    }
}
