package dev.berth.platform.outward;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A socket that may be used until an instant and for so many bytes, and no longer. A time-out for each wait alone would let a server send one byte at a time for
 * hours; here each wait ends with the deadline, that of a TLS handshake above this socket as well.
 */
public final class DeadlineSocket extends Socket {

    private final Duration total;
    private final long deadline;
    private long bytesLeft;

    DeadlineSocket(Duration total) {
        this(total, Long.MAX_VALUE);
    }

    /** @param bytes how many may come */
    public DeadlineSocket(Duration total, long bytes) {
        this.total = total;
        this.deadline = System.nanoTime() + total.toNanos();
        this.bytesLeft = bytes;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        super.connect(endpoint, within(timeout));
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {

            @Override
            public int read() throws IOException {
                setSoTimeout(within(getSoTimeout()));
                int read = super.read();
                count(read < 0 ? 0 : 1);
                return read;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                setSoTimeout(within(getSoTimeout()));
                int read = super.read(bytes, offset, length);
                count(read);
                return read;
            }
        };
    }

    private void count(int read) throws IOException {
        bytesLeft -= Math.max(0, read);
        if (bytesLeft < 0) {
            throw new IOException("more bytes came than an answer may have");
        }
    }

    /** @param timeout in milliseconds, 0 for none */
    private int within(int timeout) throws SocketTimeoutException {
        long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        if (left <= 0) {
            throw new SocketTimeoutException("no whole answer within " + total.toSeconds() + " s");
        }
        return (int) (timeout == 0 ? left : Math.min(timeout, left));
    }
}
