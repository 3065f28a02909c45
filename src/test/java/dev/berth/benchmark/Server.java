package dev.berth.benchmark;

import java.io.IOException;

/** Something that is measured: a process of its own that listens on a loopback port until it is closed. */
interface Server extends AutoCloseable {

    String name();

    int port();

    /** The value of the {@code Authorization} header for pull and push in this repository; empty where the server asks for none. */
    String authorization(String repository) throws IOException;

    /** Sees to it that the blob can be pulled from the repository. */
    default void hold(String repository, Content.Piece blob) throws IOException {
        try (Client client = new Client(this, repository)) {
            client.pushBlob(blob);
        }
    }

    @Override
    void close();
}
