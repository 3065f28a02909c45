package dev.berth.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

import dev.berth.oci.OciError;
import dev.berth.oci.OciException;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/**
 * What a client sends, hashed while it is read. A client that breaks off looks like the end of the stream to the store, so that an
 * {@link IOException} of the store is always the store's; {@link #requireWhole} tells the difference afterwards.
 */
final class ClientBody extends InputStream {

    private final Chunk chunk;
    private final MessageDigest hash;
    private final long limit;
    private final LongConsumer received;
    private long count;
    private boolean tooLong;
    private @Nullable IOException cut;
    private @Nullable DomainException refusal;

    /**
     * @param limit a longer body is refused, before it is read where the client tells its length
     * @param received told after each read how many bytes that makes, before they are handed on; meant to be cheap. Where it refuses, the body
     *     ends
     */
    ClientBody(Chunk chunk, MessageDigest hash, long limit, LongConsumer received) {
        this.chunk = chunk;
        this.hash = hash;
        this.limit = limit;
        this.received = received;
        this.tooLong = chunk.length() != null && chunk.length() > limit;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (tooLong || cut != null || refusal != null) {
            return -1;
        }
        int read = readSource(buffer, offset, length);
        if (read <= 0) {
            return read;
        }
        if (count + read > limit) {
            tooLong = true;
            return -1;
        }
        return accepts(read) ? handOn(buffer, offset, read) : -1;
    }

    private boolean accepts(int read) {
        try {
            received.accept(count + read);
            return true;
        } catch (DomainException e) {
            refusal = e;
            return false;
        }
    }

    private int handOn(byte[] buffer, int offset, int read) {
        hash.update(buffer, offset, read);
        count += read;
        return read;
    }

    private int readSource(byte[] buffer, int offset, int length) {
        try {
            return chunk.body().read(buffer, offset, length);
        } catch (IOException e) {
            cut = e;
            return -1;
        }
    }

    /** Whether the client broke off; what it had sent until then is good. */
    boolean wasCut() {
        return cut != null;
    }

    /** Whether all came in that the client meant to send. */
    boolean isWhole() {
        return cut == null && refusal == null && !tooLong && (chunk.length() == null || chunk.length() == count);
    }

    /** Whether there are more bytes than are taken, be it that the client says so. */
    boolean isTooLong() {
        return tooLong;
    }

    /** Refuses what is not the whole of what the client meant to send. */
    void requireWhole() {
        if (refusal != null) {
            throw refusal;
        }
        if (cut != null) {
            throw new ClientGone(count);
        }
        if (tooLong) {
            throw new OciException(
                    ErrorKind.TOO_LARGE,
                    OciError.SIZE_INVALID,
                    "the body is longer than the " + limit + " bytes allowed");
        }
        if (chunk.length() != null && chunk.length() != count) {
            throw new OciException(
                    ErrorKind.INVALID,
                    OciError.SIZE_INVALID,
                    count + " bytes came in where " + chunk.length() + " were announced");
        }
    }
}
