package dev.berth.testkit;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Set;

/**
 * The real file system with an {@link Obstacle} before every step that changes or reads something. Files are the real ones.
 *
 * <pre>
 * FaultyFileSystem disk = new FaultyFileSystem();
 * BlobStore store = new FilesystemBlobStore(disk.path(directory), 0);
 * disk.obstruct(Obstacle.always(Step.FORCE, "Input/output error"));
 * </pre>
 */
public final class FaultyFileSystem extends FileSystem {

    /** What is done to a file or directory. */
    public enum Step {
        OPEN,
        READ,
        WRITE,
        TRUNCATE,
        FORCE,
        MOVE,
        DELETE,
        CREATE_DIRECTORY
    }

    private final FileSystem real = FileSystems.getDefault();
    private final FaultyFileSystemProvider provider = new FaultyFileSystemProvider(this, real.provider());
    private volatile Obstacle obstacle = Obstacle.NONE;

    /** The same file or directory, reached through this file system. */
    public Path path(Path path) {
        return new FaultyPath(this, path);
    }

    /** Puts this in the way of all steps from now on, instead of what was there. */
    public void obstruct(Obstacle next) {
        this.obstacle = next;
    }

    /** Lets everything pass again. */
    public void heal() {
        obstruct(Obstacle.NONE);
    }

    void before(Step step, Path path) throws IOException {
        obstacle.before(step, path);
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return real.isReadOnly();
    }

    @Override
    public String getSeparator() {
        return real.getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return real.getRootDirectories();
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return real.getFileStores();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return real.supportedFileAttributeViews();
    }

    @Override
    public Path getPath(String first, String... more) {
        return path(real.getPath(first, more));
    }

    @Override
    public PathMatcher getPathMatcher(String pattern) {
        return real.getPathMatcher(pattern);
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        return real.getUserPrincipalLookupService();
    }

    @Override
    public WatchService newWatchService() throws IOException {
        return real.newWatchService();
    }
}
