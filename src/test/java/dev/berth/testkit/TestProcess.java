package dev.berth.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process beside the tests that ends with them. */
final class TestProcess {

    private TestProcess() {}

    /** A new directory below {@code target}, where it and its log stay to be looked at. */
    static Path directory(String name) throws IOException {
        Path parent = Files.createDirectories(Path.of("target/test-servers").toAbsolutePath());
        return Files.createTempDirectory(parent, name + "-");
    }

    static Process start(Path directory, Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }
}
