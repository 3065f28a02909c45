package dev.berth.blob.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

import org.jspecify.annotations.Nullable;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

/**
 * The bytes of one part, which has to be known as a whole before it is sent and may have to be sent twice. Up to 8 MiB of it are in
 * memory, less where many uploads share it; what is longer goes through a temporary file without a name.
 */
final class PartBuffer implements AutoCloseable {

    static final int CHUNK = 256 * 1024;
    private static final int MOST_CHUNKS = 32;

    private final Semaphore budget;
    private final List<byte[]> chunks = new ArrayList<>();
    private int permits;
    private int filled;
    private long spooled;
    private @Nullable FileChannel file;

    PartBuffer(Semaphore budget) {
        this.budget = budget;
    }

    long size() {
        return spooled + filled;
    }

    /**
     * Reads on until the part has {@code limit} bytes or the source ends.
     *
     * @return whether the source may have more
     */
    boolean fill(InputStream source, long limit) throws IOException {
        while (size() < limit) {
            byte[] chunk = chunkToFill();
            int start = filled % CHUNK;
            int wanted = (int) Math.min(CHUNK - start, limit - size());
            int count = source.readNBytes(chunk, start, wanted);
            filled += count;
            if (count < wanted) {
                return false;
            }
        }
        return true;
    }

    private byte[] chunkToFill() throws IOException {
        if (filled == chunks.size() * CHUNK && !grow()) {
            spool();
        }
        return chunks.get(filled / CHUNK);
    }

    /** The first chunk is always there; the others as far as the budget allows. */
    private boolean grow() {
        if (!chunks.isEmpty()) {
            if (chunks.size() == MOST_CHUNKS || !budget.tryAcquire()) {
                return false;
            }
            permits++;
        }
        return chunks.add(new byte[CHUNK]);
    }

    private void spool() throws IOException {
        FileChannel target = file == null ? nameless() : file;
        file = target;
        for (byte[] chunk : chunks) {
            ByteBuffer bytes = ByteBuffer.wrap(chunk);
            while (bytes.hasRemaining()) {
                spooled += target.write(bytes, spooled);
            }
        }
        filled = 0;
    }

    private static FileChannel nameless() throws IOException {
        Path path = Files.createTempFile("berth-part-", null);
        try {
            return FileChannel.open(path, READ, WRITE);
        } finally {
            Files.delete(path);
        }
    }

    /** The bytes from the start; may be called again. */
    InputStream open() {
        return new Contents();
    }

    byte[] sha256() {
        try (InputStream bytes = open()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[64 * 1024];
            for (int count; (count = bytes.read(block, 0, block.length)) > 0; ) {
                digest.update(block, 0, count);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Makes room for the next part and keeps the memory for it. */
    void clear() {
        filled = 0;
        spooled = 0;
    }

    @Override
    public void close() throws IOException {
        budget.release(permits);
        permits = 0;
        chunks.clear();
        if (file != null) {
            file.close();
        }
    }

    private final class Contents extends InputStream {

        private long position;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] buffer, int offset, int count) throws IOException {
            if (count == 0) {
                return 0;
            }
            if (position == size()) {
                return -1;
            }
            int got = position < spooled ? fromFile(buffer, offset, count) : fromMemory(buffer, offset, count);
            position += got;
            return got;
        }

        private int fromFile(byte[] buffer, int offset, int count) throws IOException {
            FileChannel source = file;
            int wanted = (int) Math.min(count, spooled - position);
            int got = source == null ? -1 : source.read(ByteBuffer.wrap(buffer, offset, wanted), position);
            if (got < 0) {
                throw new IOException("a temporary file lost what was written to it");
            }
            return got;
        }

        private int fromMemory(byte[] buffer, int offset, int count) {
            int index = (int) (position - spooled);
            int start = index % CHUNK;
            int got = Math.min(count, Math.min(CHUNK - start, filled - index));
            System.arraycopy(chunks.get(index / CHUNK), start, buffer, offset, got);
            return got;
        }
    }
}
