package dev.berth.identity.ldap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.SocketFactory;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.outward.DeadlineSocket;

/**
 * Makes one connection for a conversation. The library shakes hands itself, and would wait without end for a server that accepts and says
 * nothing: all time-outs are therefore those of the socket below.
 */
final class DirectorySockets extends SocketFactory {

    private static final long MAX_BYTES = 64L << 20;

    private final DirectoryAddress directory;
    private final @Nullable VerifyingTls tls;
    private final Duration step;
    private final Duration total;

    /**
     * @param tls for a directory that speaks it from the first byte on
     * @param step how long to wait for the connection and for each part of the handshake
     * @param total how long the conversation may take
     */
    DirectorySockets(DirectoryAddress directory, @Nullable VerifyingTls tls, Duration step, Duration total) {
        this.directory = directory;
        this.tls = tls;
        this.step = step;
        this.total = total;
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        Socket socket = new DeadlineSocket(total, MAX_BYTES);
        try {
            socket.connect(new InetSocketAddress(address, port), (int) step.toMillis());
            socket.setSoTimeout((int) step.toMillis());
            return tls == null ? socket : tls.createSocket(socket, directory.host(), port, true);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw byName();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        throw byName();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(address, port);
    }

    private static IOException byName() {
        return new IOException("connections go to addresses that were checked, not to names");
    }
}
