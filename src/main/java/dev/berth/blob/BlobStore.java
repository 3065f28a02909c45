package dev.berth.blob;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/**
 * The port to where bytes lie. It knows keys and lengths, neither digests nor repositories; the database says what a key means.
 *
 * <p>An object is staged by {@link #append} and becomes readable by {@link #finish}; from then on it never changes. No method is called
 * while a database transaction is open. Any {@link IOException} means that the outcome is unknown and the object must not be published.
 */
public interface BlobStore {

    /**
     * Appends the whole of {@code body} at the end of what is staged, cutting off first what an interrupted writer may have left beyond
     * {@code staged.size()}. Never holds more than a bounded part of it in memory.
     *
     * @return the same object, longer by what {@code body} gave
     */
    StagedObject append(StagedObject staged, InputStream body) throws IOException;

    /**
     * Makes the staged bytes durable and readable under their key: when this returns, a crash of the process or the machine does not
     * lose them. Doing it again for an object that is finished already succeeds.
     */
    void finish(StagedObject staged) throws IOException;

    /** Reads back the staged bytes from the start, where the store can do so before {@link #finish}; empty where it cannot. */
    Optional<InputStream> readStaged(StagedObject staged) throws IOException;

    /** Drops whatever is there of an object that was never published, finished or not. Nothing there is success. */
    void discard(StorageKey key) throws IOException;

    /**
     * Opens {@code length} bytes from {@code offset} of a finished object.
     *
     * @throws java.nio.file.NoSuchFileException where there is no such object
     */
    InputStream open(StorageKey key, long offset, long length) throws IOException;

    /** The finished object's length in bytes; empty where there is no such object. */
    Optional<Long> size(StorageKey key) throws IOException;

    /** The finished object as a file that the web server can send by itself; empty for a store without files. */
    Optional<Path> file(StorageKey key);

    /** An address at which a client can fetch the finished object by itself for some minutes; empty where blobs are to be streamed. */
    Optional<URI> redirect(StorageKey key);

    /**
     * Tells of all finished objects in the order of their keys, page by page, so that it needs little memory however many there are. What
     * comes or goes meanwhile may be told of or not. Names that are no keys are somebody else's, and not told of.
     */
    void listFinished(ObjectVisitor visitor) throws IOException;

    /**
     * Tells of all that was begun and is not finished, in no order: staged bytes, and multipart uploads that run, whoever began them. A key
     * may come several times.
     */
    void listStaged(ObjectVisitor visitor) throws IOException;

    /** Whether there is something of the kind that {@link #listStaged} tells of. */
    boolean hasStaged(StorageKey key) throws IOException;

    /** Drops what is unfinished under the key and leaves its finished object alone. Nothing there is success. */
    void discardStaged(StorageKey key) throws IOException;

    /** Deletes finished objects. One that is not there counts as deleted. */
    void delete(Collection<StorageKey> keys) throws IOException;

    /** Whether there is room for more; uploads are refused where there is not. */
    boolean hasRoom() throws IOException;

    /** The room of a store that has an end; empty for one that has none, or does not tell. */
    default Optional<Volume> volume() throws IOException {
        return Optional.empty();
    }

    /** Is told of what lies in a store. */
    @FunctionalInterface
    interface ObjectVisitor {
        void visit(StoredObject object) throws IOException;
    }

    /**
     * Room in bytes.
     *
     * @param free what this server can still use
     */
    record Volume(long total, long free) {}
}
