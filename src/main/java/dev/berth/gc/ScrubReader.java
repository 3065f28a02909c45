package dev.berth.gc;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import dev.berth.blob.BlobStore;
import dev.berth.blob.StoredBlob;
import dev.berth.oci.Digest;

/**
 * Reads objects no faster than at a rate, and tells whether their bytes are those of their digest.
 *
 * @param bytesPerSecond the rate
 * @param leave whether to leave off, asked while it reads
 */
record ScrubReader(BlobStore store, long bytesPerSecond, BooleanSupplier leave) {

    private static final int BUFFER = 128 * 1024;

    /** It was asked to leave off in the middle of an object. */
    static final class LeftOff extends RuntimeException {

        private static final long serialVersionUID = 1;

        LeftOff() {
            super("the reading was left off", null, false, false);
        }
    }

    /**
     * Whether the object is there and whole. What seems damaged is read twice, since a fault may lie on the way.
     *
     * @throws IOException where the store cannot tell at the moment
     * @throws LeftOff where it was asked to
     */
    boolean isIntact(StoredBlob blob) throws IOException {
        boolean intact = hasItsBytes(blob);
        return intact || hasItsBytes(blob);
    }

    private boolean hasItsBytes(StoredBlob blob) throws IOException {
        if (!store.size(blob.key()).equals(Optional.of(blob.size()))) {
            return false;
        }
        try (InputStream bytes = store.open(blob.key(), 0, blob.size())) {
            return hash(bytes, blob).equals(blob.digest());
        } catch (NoSuchFileException | EOFException lost) {
            return false;
        }
    }

    private Digest hash(InputStream bytes, StoredBlob blob) throws IOException {
        MessageDigest hash = blob.digest().algorithm().newHash();
        byte[] buffer = new byte[BUFFER];
        long began = System.nanoTime();
        long read = 0;
        for (int count; (count = bytes.read(buffer)) > 0; ) {
            hash.update(buffer, 0, count);
            read += count;
            rest(began, read);
        }
        return Digest.of(blob.digest().algorithm(), hash);
    }

    private void rest(long began, long read) {
        long due = began + (long) (read * (double) Duration.ofSeconds(1).toNanos() / bytesPerSecond);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            if (leave.getAsBoolean() || Thread.currentThread().isInterrupted()) {
                throw new LeftOff();
            }
            LockSupport.parkNanos(Math.min(left, Duration.ofSeconds(1).toNanos()));
        }
    }
}
