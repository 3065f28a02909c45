package dev.berth.safety;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The product as a process of its own, on a directory that outlives it. */
final class ServerProcess implements AutoCloseable {

    static final String PASSWORD = "Storm-1-of-many";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Somebody else may take the port before the server does. */
    private static final int ATTEMPTS = 3;

    private final Path directory;
    private final int port;
    private final Process process;

    private ServerProcess(Path directory, int port, Process process) {
        this.directory = directory;
        this.port = port;
        this.process = process;
    }

    /**
     * Starts the server and waits until it answers.
     *
     * @param heap the largest heap, as {@code -Xmx} takes it
     * @param environment what it is configured with, over the embedded database and files below {@code directory}
     */
    static ServerProcess start(Path directory, String heap, Map<String, String> environment) {
        for (int attempt = 1; ; attempt++) {
            try {
                return startOnce(directory, heap, environment);
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static ServerProcess startOnce(Path directory, String heap, Map<String, String> environment)
            throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx" + heap));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", productClassPath(), "dev.berth.Berth"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("server.log").toFile()));
        builder.environment().putAll(environment(directory, port, environment));
        ServerProcess server = new ServerProcess(directory, port, builder.start());
        server.awaitAnswer();
        return server;
    }

    private static Map<String, String> environment(Path directory, int port, Map<String, String> given) {
        Map<String, String> all = new HashMap<>(given);
        all.put("SERVER_PORT", Integer.toString(port));
        all.put("BERTH_DATA_DIRECTORY", directory.resolve("data").toString());
        all.put("BERTH_ADMIN_PASSWORD", PASSWORD);
        return all;
    }

    private static String productClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitAnswer() throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!answers()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                kill();
                throw new IOException(
                        "the server does not start; it said: " + Files.readString(directory.resolve("server.log")));
            }
            pause();
        }
    }

    private boolean answers() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url() + "/v2/").toURL().openConnection();
            return connection.getResponseCode() == HttpURLConnection.HTTP_UNAUTHORIZED;
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    String url() {
        return "http://localhost:" + port;
    }

    HttpRegistry registry() {
        return new HttpRegistry(url(), "admin", PASSWORD);
    }

    /** Kills the server, not what it started, by a signal that it does not see. */
    void kill() {
        process.destroyForcibly();
        join();
    }

    /** Kills the server and its embedded PostgreSQL. */
    void killWithDatabase() throws IOException {
        Path postmaster = directory.resolve("data/postgres/cluster/postmaster.pid");
        String pid = Files.readAllLines(postmaster).getFirst().strip();
        kill();
        ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
    }

    private void join() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stops the server as an administrator would. */
    @Override
    public void close() {
        process.destroy();
        join();
    }
}
