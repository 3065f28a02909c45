package dev.berth.platform.postgres;

import java.nio.file.Path;
import java.util.Map;

/** A process that starts the embedded server and waits to be killed. */
final class PostgresUntilKilled {

    private PostgresUntilKilled() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedPostgres.start(Path.of(arguments[0]), Map.of());
        System.out.println("started");
        Thread.sleep(Long.MAX_VALUE);
    }

    /** Runs it in a JVM of its own, and kills that without warning as soon as the server is up. */
    static void run(Path home) throws Exception {
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        PostgresUntilKilled.class.getName(),
                        home.toString())
                .redirectErrorStream(true)
                .start();
        try (var output = process.inputReader()) {
            while (!"started".equals(output.readLine())) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("The process ended too early");
                }
            }
        }
        process.destroyForcibly().waitFor();
    }
}
