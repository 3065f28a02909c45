package dev.berth.identity.ldap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import dev.berth.identity.provider.ProviderAway;
import dev.berth.platform.DomainException;
import dev.berth.platform.outward.Trust;

/** TLS above a connection that stands already; the certificate has to be the host's (RFC 4513, 3.1.3) unless nothing is verified. */
final class VerifyingTls extends SSLSocketFactory {

    private final SSLSocketFactory sockets;
    private final boolean verify;

    private VerifyingTls(SSLSocketFactory sockets, boolean verify) {
        this.sockets = sockets;
        this.verify = verify;
    }

    /** @throws ProviderAway where the certificates to trust cannot be read */
    static VerifyingTls of(Trust trust) {
        try {
            return new VerifyingTls(trust.context().getSocketFactory(), trust.verify());
        } catch (DomainException e) {
            throw new ProviderAway(e.getMessage(), e);
        }
    }

    @Override
    public Socket createSocket(Socket below, String host, int port, boolean closesBelow) throws IOException {
        SSLSocket socket = (SSLSocket) sockets.createSocket(below, host, port, closesBelow);
        if (verify) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("LDAPS");
            socket.setSSLParameters(parameters);
        }
        return socket;
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return sockets.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw alone();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        throw alone();
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        throw alone();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress from, int fromPort) throws IOException {
        throw alone();
    }

    private static IOException alone() {
        return new IOException("TLS is put above connections to addresses that were checked");
    }
}
