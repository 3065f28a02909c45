package dev.berth.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

import dev.berth.testkit.BerthServer;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/** Replays scenarios against one server. */
final class Replay {

    private static final Path SCENARIOS = Path.of("src/test/resources/scenario");
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final boolean CLIENTS_ARE_REQUIRED = Boolean.parseBoolean(System.getenv("BERTH_REQUIRE_CLIENTS"));

    private final Inhabitants inhabitants;
    private final Map<String, String> others;

    Replay(BerthServer server) {
        this(server, Map.of());
    }

    /** @param others variables of the scenario beside those that every scenario has, or in their place */
    Replay(BerthServer server, Map<String, String> others) {
        this.others = others;
        this.inhabitants = new Inhabitants(server.host(), BerthServer.ADMIN_PASSWORD);
    }

    static List<Scenario> everyScenario() throws IOException {
        try (Stream<Path> files = Files.list(SCENARIOS)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(Scenario::read)
                    .toList();
        }
    }

    static List<Scenario> thoseForEveryStore() throws IOException {
        return everyScenario().stream().filter(Scenario::everyStore).toList();
    }

    /** Fails with file, line, command and output where the session goes otherwise than written; skips it where a client is missing. */
    void replay(Scenario scenario) throws IOException {
        Path home = Files.createTempDirectory("berth");
        try {
            requireClients(scenario, home);
            Map<String, String> variables = new HashMap<>(inhabitants.variables(scenario));
            variables.putAll(others);
            new Shell(home, variables).replay(scenario, LIMIT).ifPresent(deviation -> fail(deviation));
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
    }

    private void requireClients(Scenario scenario, Path home) {
        for (String command : scenario.needs()) {
            if (!Shell.succeeds(command, home)) {
                String missing = "%s needs a client that is not installed: '%s' fails; .ci/install-clients installs it"
                        .formatted(scenario, command);
                if (CLIENTS_ARE_REQUIRED) {
                    fail(missing);
                }
                abort(missing);
            }
        }
        for (String command : scenario.where()) {
            if (!Shell.succeeds(command, home)) {
                abort("%s is not possible on this machine: '%s' fails".formatted(scenario, command));
            }
        }
    }
}
