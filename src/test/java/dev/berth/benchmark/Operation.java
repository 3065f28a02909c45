package dev.berth.benchmark;

import java.io.IOException;

/** What one client does again and again, and the client that is to be closed afterwards. */
record Operation(Client client, Step step) implements AutoCloseable {

    interface Step {
        void run() throws IOException;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
