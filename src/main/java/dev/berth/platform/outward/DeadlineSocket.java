package dev.berth.platform.outward;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A socket that may be used until an instant and no longer. A time-out for each wait alone would let a server send one byte at a time for
 * hours; here each wait ends with the deadline, that of a TLS handshake above this socket as well.
 */
final class DeadlineSocket extends Socket {

    private final Duration total;
    private final long deadline;

    DeadlineSocket(Duration total) {
        this.total = total;
        this.deadline = System.nanoTime() + total.toNanos();
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
                return super.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                setSoTimeout(within(getSoTimeout()));
                return super.read(bytes, offset, length);
            }
        };
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
