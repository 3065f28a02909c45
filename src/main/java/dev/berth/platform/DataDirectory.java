package dev.berth.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The directory that holds what this server keeps on disk. It belongs to one server at a time: the lock is the operating
 * system's, so it goes with the process, however that ends.
 */
public final class DataDirectory implements AutoCloseable {

    private static final String LOCK_FILE = "berth.lock";

    /** Closing any channel on a file drops the process's lock on it, so a second one is never opened here. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes the directory where it is missing and locks it.
     *
     * @throws StartRefused when another server holds it
     */
    public static DataDirectory lock(Path directory) {
        try {
            var path = Files.createDirectories(directory.toAbsolutePath().normalize())
                    .toRealPath();
            if (!HELD.add(path)) {
                throw inUse(path, "this process");
            }
            return lockOrRelease(path);
        } catch (IOException e) {
            throw new UncheckedIOException("The data directory " + directory + " cannot be used", e);
        }
    }

    /** Absolute, without symbolic links. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The lock on " + path + " was not given back", e);
        } finally {
            HELD.remove(path);
        }
    }

    private static DataDirectory lockOrRelease(Path path) throws IOException {
        FileChannel channel = null;
        var locked = false;
        try {
            channel = FileChannel.open(
                    path.resolve(LOCK_FILE),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw inUse(path, "process " + read(channel));
            }
            write(channel, Long.toString(ProcessHandle.current().pid()));
            locked = true;
            return new DataDirectory(path, channel);
        } finally {
            if (!locked) {
                HELD.remove(path);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    private static StartRefused inUse(Path path, String holder) {
        return new StartRefused(
                "The data directory %s is in use by another Berth (%s).".formatted(path, holder),
                "Stop that server first, or give this one a directory of its own: BERTH_DATA_DIRECTORY=/another/place.");
    }

    private static String read(FileChannel channel) throws IOException {
        var buffer = ByteBuffer.allocate(20);
        var length = channel.read(buffer, 0);
        return length < 1 ? "unknown" : new String(buffer.array(), 0, length, StandardCharsets.US_ASCII);
    }

    private static void write(FileChannel channel, String content) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.US_ASCII)), 0);
    }
}
