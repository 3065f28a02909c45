package dev.berth.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** nginx with sendfile: about as fast as a file can leave this machine. */
final class Nginx implements Server {

    private final int port;
    private final Path directory;
    private final ServerProcess process;

    private Nginx(int port, Path directory, ServerProcess process) {
        this.port = port;
        this.directory = directory;
        this.process = process;
    }

    static Nginx start(Path program, Path directory) throws IOException {
        Files.createDirectories(directory.resolve("content"));
        int port = ServerProcess.freePort();
        Path configuration = Files.writeString(directory.resolve("nginx.conf"), """
                daemon off;
                %s
                worker_processes auto;
                pid nginx.pid;
                error_log stderr;
                events {}
                http {
                  access_log off;
                  sendfile on;
                  tcp_nopush on;
                  keepalive_requests 1000000;
                  server {
                    listen 127.0.0.1:%d;
                    root content;
                  }
                }
                """.formatted(
                        "root".equals(System.getProperty("user.name")) ? "user root;" : "", port));
        ServerProcess process = ServerProcess.start(
                directory.resolve("server.log"),
                Map.of(),
                List.of(program.toString(), "-p", directory.toString(), "-c", configuration.toString()));
        return new Nginx(port, directory, process.awaitAnswer(port, "/", Duration.ofSeconds(20)));
    }

    @Override
    public String name() {
        return "nginx";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String authorization(String repository) {
        return "";
    }

    /** A file at the path that the blob has in a registry. */
    @Override
    public void hold(String repository, Content.Piece blob) throws IOException {
        Path file = directory.resolve("content/v2/" + repository + "/blobs/" + blob.digest());
        Files.createDirectories(file.getParent());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer[] parts = {blob.shared().duplicate(), blob.tail().duplicate()};
            for (long left = blob.size(); left > 0; ) {
                left -= channel.write(parts);
            }
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
