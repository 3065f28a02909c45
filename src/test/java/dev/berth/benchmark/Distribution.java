package dev.berth.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * CNCF Distribution v3, given its best: no authentication, no access log, its descriptor cache in memory as in its example
 * configuration. Its filesystem driver calls fsync for every file that it writes (not for directories), so its pushes are durable too.
 */
final class Distribution implements Server {

    private final int port;
    private final ServerProcess process;

    private Distribution(int port, ServerProcess process) {
        this.port = port;
        this.process = process;
    }

    static Distribution start(Path program, Path directory) throws IOException {
        Files.createDirectories(directory);
        int port = ServerProcess.freePort();
        Path configuration =
                Files.writeString(directory.resolve("config.yml"), """
                version: 0.1
                log:
                  level: error
                  accesslog:
                    disabled: true
                storage:
                  cache:
                    blobdescriptor: inmemory
                  filesystem:
                    rootdirectory: %s
                http:
                  addr: 127.0.0.1:%d
                """.formatted(directory.resolve("content"), port));
        ServerProcess process = ServerProcess.start(
                directory.resolve("server.log"),
                Map.of("OTEL_TRACES_EXPORTER", "none"),
                List.of(program.toString(), "serve", configuration.toString()));
        return new Distribution(port, process.awaitAnswer(port, "/v2/", Duration.ofSeconds(20)));
    }

    @Override
    public String name() {
        return "distribution";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String authorization(String repository) {
        return "";
    }

    @Override
    public void close() {
        process.close();
    }
}
