package dev.berth.blob;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The next {@code length} bytes of another stream, neither more nor fewer: one that ends early is an {@link EOFException}, so that a
 * truncated object is never taken for a short one. Closing it closes the other.
 */
public final class ExactInputStream extends InputStream {

    private final InputStream source;
    private final long length;
    private long missing;

    public ExactInputStream(InputStream source, long length) {
        this.source = source;
        this.length = length;
        this.missing = length;
    }

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
        if (missing == 0) {
            return -1;
        }
        int got = source.read(buffer, offset, (int) Math.min(count, missing));
        if (got < 0) {
            throw new EOFException(
                    "the object ended after " + (length - missing) + " bytes, " + length + " were expected");
        }
        missing -= got;
        return got;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(source.available(), missing);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
