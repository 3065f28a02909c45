package dev.berth.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import dev.berth.testkit.TestDatabase;

/** A node in a process of its own, to be killed. It does {@link CountingJob}s. */
final class NodeProcess implements AutoCloseable {

    private final Process process;

    private NodeProcess(Process process) {
        this.process = process;
    }

    static NodeProcess start(TestDatabase database, int millis) {
        try {
            Path directory = Files.createDirectories(Path.of("target/test-servers"));
            ProcessBuilder builder = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin/java").toString(),
                            "-Xmx128m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            NodeProcess.class.getName(),
                            Integer.toString(millis)))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve("job-node.log").toFile()));
            builder.environment().put("JOB_URL", database.url());
            builder.environment().put("JOB_USERNAME", database.username());
            builder.environment().put("JOB_PASSWORD", database.password());
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new NodeProcess(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By a signal that it does not see. */
    void kill() {
        process.destroyForcibly();
        join();
    }

    /** As an administrator stops it. */
    @Override
    public void close() {
        process.destroy();
        join();
    }

    private void join() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void main(String... arguments) throws InterruptedException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(System.getenv("JOB_URL"));
        config.setUsername(System.getenv("JOB_USERNAME"));
        config.setPassword(System.getenv("JOB_PASSWORD"));
        config.setMaximumPoolSize(8);
        HikariDataSource database = new HikariDataSource(config);
        JobModule node = JobModule.start(
                database,
                Clock.systemUTC(),
                4,
                new CountingJob(JdbcClient.create(database), 0, Integer.parseInt(arguments[0])));
        Runtime.getRuntime().addShutdownHook(new Thread(node::close));
        Thread.currentThread().join();
    }
}
