package dev.berth.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection to a server, where the very bytes on the wire matter. */
public final class RawConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    public RawConnection(BerthServer server) throws IOException {
        socket = new Socket("localhost", server.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** Sends lines, each ended by CR LF, and an empty one. */
    public RawConnection head(String... lines) throws IOException {
        return bytes((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawConnection bytes(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** Ends the sending half, so that the server sees a client that stopped in the middle. */
    public RawConnection stopSending() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** The status line of the next answer; empty where the server closed instead. */
    public String statusLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    /** The status of the next answer, or 0 where the server closed instead. */
    public int status() throws IOException {
        String[] words = statusLine().split(" ", 3);
        return words.length < 2 ? 0 : Integer.parseInt(words[1]);
    }

    /** All that comes until the server closes. */
    public String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
