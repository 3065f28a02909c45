package dev.berth.client;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.berth.testkit.BerthServer;

/** Every scenario, with blobs on the file system. */
class ClientScenarioTest {

    @SuppressWarnings("NullAway.Init")
    private static Replay replay;

    @BeforeAll
    static void server() {
        replay = new Replay(BerthServer.shared());
    }

    static List<Scenario> scenarios() throws IOException {
        return Replay.everyScenario();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void goesAsWritten(Scenario scenario) throws IOException {
        replay.replay(scenario);
    }
}
