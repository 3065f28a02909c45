package dev.berth.blob.filesystem;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import dev.berth.blob.BlobStore;
import dev.berth.blob.ExactInputStream;
import dev.berth.blob.StagedObject;
import dev.berth.blob.StorageKey;
import dev.berth.platform.AtOnce;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

/**
 * Objects as files on a local disk that keeps what it says it has synced, which NFS does not. See {@link FileLayout} for where they lie.
 *
 * <p>Everything goes through the file system of the given {@link Path}.
 */
public final class FilesystemBlobStore implements BlobStore {

    /** Large enough that the system calls do not count, small enough for hundreds of uploads at once. */
    private static final int BUFFER = 128 * 1024;

    /** After so many bytes of one body the room is looked at again: far less than what has to stay free. */
    private static final long ROOM_CHECK = 8L * 1024 * 1024;

    /** A disk makes many directories durable in about the time that it needs for one, if it is asked for them together. */
    private static final int SYNCS_AT_ONCE = 32;

    private static final Set<OpenOption> NEW_FILE = Set.of(WRITE, CREATE);
    private static final Set<OpenOption> STAGED_FILE = Set.of(WRITE);

    private final FileLayout layout;
    private final FileListing listing;
    private final FileStore disk;
    private final long minimumFree;

    /**
     * Makes the directories where they are missing.
     *
     * @param minimumFree bytes that have to stay free on the disk; below them the store has no room
     */
    public FilesystemBlobStore(Path root, long minimumFree) throws IOException {
        this.layout = new FileLayout(root);
        this.listing = new FileListing(layout);
        this.minimumFree = minimumFree;
        layout.create();
        this.disk = Files.getFileStore(layout.root());
    }

    @Override
    public StagedObject append(StagedObject staged, InputStream body) throws IOException {
        boolean fresh = staged.size() == 0;
        if (fresh) {
            requireUnused(staged.key());
        }
        try (FileChannel file = FileChannel.open(layout.staged(staged.key()), fresh ? NEW_FILE : STAGED_FILE)) {
            cutBack(file, staged);
            long end = write(body, file);
            return new StagedObject(staged.key(), end, null, staged.parts());
        }
    }

    private void requireUnused(StorageKey key) throws IOException {
        Path object = layout.object(key);
        if (isThere(object)) {
            throw new FileAlreadyExistsException(object.toString(), null, "a storage key is never used twice");
        }
    }

    /** Unlike {@link Files#exists} does not take an error for an absence. */
    private static boolean isThere(Path path) throws IOException {
        try {
            Files.readAttributes(path, BasicFileAttributes.class);
            return true;
        } catch (NoSuchFileException absent) {
            return false;
        }
    }

    private static void cutBack(FileChannel file, StagedObject staged) throws IOException {
        long present = file.size();
        if (present < staged.size()) {
            throw new IOException("of " + staged.size() + " staged bytes of " + staged.key() + " only " + present
                    + " are left; the upload has to start again");
        }
        if (present > staged.size()) {
            file.truncate(staged.size());
        }
        file.position(staged.size());
    }

    private long write(InputStream body, FileChannel file) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long before = file.position();
        long checkedAt = before;
        for (int count; (count = body.readNBytes(buffer, 0, BUFFER)) > 0; ) {
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            if (file.position() - checkedAt >= ROOM_CHECK) {
                requireRoom(file, before);
                checkedAt = file.position();
            }
        }
        return file.position();
    }

    /** A body may be as long as the disk, and the database beside the blobs must not meet a full one; what came of it makes room again. */
    private void requireRoom(FileChannel file, long before) throws IOException {
        if (!hasRoom()) {
            file.truncate(before);
            throw new IOException("less than " + minimumFree + " bytes are free on the disk");
        }
    }

    /**
     * Syncs the file, moves it, and syncs the directory. A sync that failed is not tried again, because the kernel may have dropped what
     * it could not write and would report success: the file goes instead.
     */
    @Override
    public void finish(StagedObject staged) throws IOException {
        Path file = layout.staged(staged.key());
        boolean nothingAppended = staged.size() == 0 && !isThere(layout.object(staged.key()));
        if (nothingAppended || isThere(file)) {
            requireUnused(staged.key());
            moveDurably(file, staged);
        } else {
            requireSize(layout.object(staged.key()), staged.size());
            FileLayout.sync(layout.directory(staged.key()));
        }
    }

    private void moveDurably(Path file, StagedObject staged) throws IOException {
        try {
            force(file, staged);
            Files.move(file, layout.object(staged.key()), ATOMIC_MOVE);
            FileLayout.sync(layout.directory(staged.key()));
        } catch (IOException failure) {
            drop(staged.key(), failure);
            throw failure;
        }
    }

    private static void force(Path path, StagedObject staged) throws IOException {
        try (FileChannel file = FileChannel.open(path, staged.size() == 0 ? NEW_FILE : STAGED_FILE)) {
            cutBack(file, staged);
            file.force(true);
        }
    }

    private static void requireSize(Path object, long expected) throws IOException {
        long present = Files.size(object);
        if (present != expected) {
            throw new IOException(object + " has " + present + " bytes, " + expected + " were staged");
        }
    }

    private void drop(StorageKey key, IOException reason) {
        try {
            discard(key);
        } catch (IOException undeletable) {
            reason.addSuppressed(undeletable);
        }
    }

    @Override
    public Optional<InputStream> readStaged(StagedObject staged) throws IOException {
        Path file = layout.staged(staged.key());
        return Optional.of(read(isThere(file) ? file : layout.object(staged.key()), 0, staged.size()));
    }

    @Override
    public void listFinished(ObjectVisitor visitor) throws IOException {
        listing.finished(visitor);
    }

    @Override
    public void listStaged(ObjectVisitor visitor) throws IOException {
        listing.staged(visitor);
    }

    @Override
    public boolean hasStaged(StorageKey key) throws IOException {
        return isThere(layout.staged(key));
    }

    @Override
    public void discardStaged(StorageKey key) throws IOException {
        Files.deleteIfExists(layout.staged(key));
    }

    @Override
    public void discard(StorageKey key) throws IOException {
        discardStaged(key);
        Files.deleteIfExists(layout.object(key));
    }

    @Override
    public InputStream open(StorageKey key, long offset, long length) throws IOException {
        return read(layout.object(key), offset, length);
    }

    private static InputStream read(Path path, long offset, long length) throws IOException {
        FileChannel file = FileChannel.open(path, READ);
        try {
            file.position(offset);
            return new ExactInputStream(Channels.newInputStream(file), length);
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }

    @Override
    public Optional<Long> size(StorageKey key) throws IOException {
        try {
            return Optional.of(Files.size(layout.object(key)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Path> file(StorageKey key) {
        return Optional.of(layout.object(key));
    }

    @Override
    public Optional<URI> redirect(StorageKey key) {
        return Optional.empty();
    }

    /** Deletes durably, since the caller forgets a key once its object is gone. */
    @Override
    public void delete(Collection<StorageKey> keys) throws IOException {
        Set<Path> changed = new HashSet<>();
        for (StorageKey key : keys) {
            if (Files.deleteIfExists(layout.object(key))) {
                changed.add(layout.directory(key));
            }
        }
        AtOnce.each(changed, SYNCS_AT_ONCE, FileLayout::sync);
    }

    @Override
    public boolean hasRoom() throws IOException {
        return disk.getUsableSpace() >= minimumFree;
    }

    @Override
    public Optional<Volume> volume() throws IOException {
        return Optional.of(new Volume(disk.getTotalSpace(), disk.getUsableSpace()));
    }
}
