package dev.berth.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/** A port that lies before a server, or before none, and carries bytes as badly as a test needs it. */
public final class FaultyWire implements AutoCloseable {

    private interface Behaviour {

        void serve(Socket client) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private FaultyWire(Behaviour behaviour) {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> accept(behaviour));
    }

    /** Accepts, and never says a word. */
    public static FaultyWire silent() {
        return new FaultyWire(client -> client.getInputStream().transferTo(OutputStream.nullOutputStream()));
    }

    /** Answers with these bytes, whatever is said, as often as it is said something. */
    public static FaultyWire answering(byte[] bytes) {
        return new FaultyWire(client -> {
            while (client.getInputStream().read(new byte[4_096]) >= 0) {
                client.getOutputStream().write(bytes);
            }
        });
    }

    /** Answers with these bytes, and then with one more at this pace for ever. */
    public static FaultyWire dripping(byte[] first, int next, long millis) {
        return new FaultyWire(client -> {
            client.getOutputStream().write(first);
            while (true) {
                client.getOutputStream().write(next);
                Thread.sleep(millis);
            }
        });
    }

    /** Carries what the server answers until so many bytes have come, and then nothing more, on an open connection. */
    public static FaultyWire stalling(int port, int bytes) {
        return new FaultyWire(client -> {
            try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
                Thread.ofVirtual().start(() -> carry(client, server));
                InputStream answers = server.getInputStream();
                for (int left = bytes; left > 0; left--) {
                    int next = answers.read();
                    if (next < 0) {
                        return;
                    }
                    client.getOutputStream().write(next);
                }
                answers.transferTo(OutputStream.nullOutputStream());
            }
        });
    }

    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket client : open) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(Behaviour behaviour) {
        for (Socket client = next(); client != null; client = next()) {
            Socket accepted = client;
            open.add(accepted);
            Thread.ofVirtual().start(() -> serve(accepted, behaviour));
        }
    }

    private @Nullable Socket next() {
        try {
            return listener.accept();
        } catch (IOException closed) {
            return null;
        }
    }

    private void serve(Socket client, Behaviour behaviour) {
        try (client) {
            behaviour.serve(client);
        } catch (IOException gone) {
            // Either side went away, which is what this is for.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    private static void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // The other direction says so as well.
        }
    }
}
