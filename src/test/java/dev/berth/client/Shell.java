package dev.berth.client;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A bash of its own with a home of its own, so that no login, key, cache or image of the person who runs the tests takes part, and
 * none is left behind.
 */
final class Shell {

    private static final Path TOOLS = Path.of(System.getenv()
                    .getOrDefault("BERTH_TOOLS", System.getProperty("user.home") + "/.cache/berth-tools"))
            .resolve("bin");

    private final Path home;
    private final Map<String, String> variables;

    Shell(Path home, Map<String, String> variables) {
        this.home = home;
        this.variables = variables;
    }

    static boolean succeeds(String command, Path home) {
        return new Shell(home, Map.of()).exit(command, home.resolve("probe.out"), Duration.ofSeconds(20)) == 0;
    }

    /** Replays the scenario, and says what went otherwise than written; nothing if all went as written. */
    Optional<String> replay(Scenario scenario, Duration limit) {
        Path output = home.resolve("transcript.out");
        int exit = exit(scenario.script(), output, limit);
        String ending = exit < 0 ? "did not end within " + limit.toSeconds() + " s." : "it exited with " + exit + ".";
        try {
            return scenario.deviation(Transcript.of(Files.readString(output)), variables, ending);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return -1 when it had to be stopped */
    private int exit(String script, Path output, Duration limit) {
        try {
            Path file = Files.writeString(home.resolve("script.bash"), script);
            Process bash = start(file, output);
            if (bash.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return bash.exitValue();
            }
            stop(bash);
            return -1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a shell ran", e);
        }
    }

    private Process start(Path script, Path output) throws IOException {
        Path work = Files.createDirectories(home.resolve("work"));
        ProcessBuilder bash = new ProcessBuilder("bash", "--noprofile", "--norc", "-euo", "pipefail", script.toString())
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile());
        Map<String, String> environment = bash.environment();
        environment.clear();
        environment.putAll(home());
        environment.putAll(variables);
        return bash.start();
    }

    private Map<String, String> home() throws IOException {
        Path storage = home.resolve("storage.conf");
        Files.writeString(storage, """
                [storage]
                driver = "vfs"
                graphroot = "%1$s/images"
                runroot = "%1$s/run"
                """.formatted(home));
        Path temporary = Files.createDirectories(home.resolve("tmp"));
        Path runtime = Files.createDirectories(home.resolve("run"));
        return Map.ofEntries(
                Map.entry("PATH", String.join(":", TOOLS.toString(), System.getenv("PATH"), "/usr/sbin", "/sbin")),
                Map.entry("LANG", "C.UTF-8"),
                Map.entry("HOME", home.toString()),
                Map.entry("TMPDIR", temporary.toString()),
                Map.entry("XDG_RUNTIME_DIR", runtime.toString()),
                Map.entry("XDG_CONFIG_HOME", home + "/.config"),
                Map.entry("XDG_CACHE_HOME", home + "/.cache"),
                Map.entry("XDG_DATA_HOME", home + "/.local/share"),
                Map.entry("DOCKER_CONFIG", home + "/.docker"),
                Map.entry("CONTAINERS_STORAGE_CONF", storage.toString()));
    }

    /** First asked, from the children up, so that the scenario's own traps clear up; then without asking. */
    private static void stop(Process bash) throws InterruptedException {
        Stream<ProcessHandle> children = bash.descendants();
        children.forEach(ProcessHandle::destroy);
        bash.destroy();
        if (!bash.waitFor(5, TimeUnit.SECONDS)) {
            bash.descendants().forEach(ProcessHandle::destroyForcibly);
            bash.destroyForcibly().waitFor();
        }
    }
}
