package dev.berth.safety;

import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.berth.blob.BlobStore;
import dev.berth.blob.filesystem.FilesystemBlobStore;
import dev.berth.testkit.FaultyFileSystem;
import dev.berth.testkit.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Halts at every step of every request, once each. A step's "after" is the next one's "before", and the restart that checks one point
 * runs on into the next.
 */
class CrashPointsTest {

    private static final Logger LOG = LoggerFactory.getLogger(CrashPointsTest.class);
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Duration LONG_ENOUGH = Duration.ofDays(3);

    @TempDir
    private static Path directory;

    @BeforeAll
    static void makeProject() {
        ContentModules.makeProject(DATABASE.dataSource());
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    static List<Scenario> scenarios() {
        return Scenario.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void nothingAcknowledgedIsLostAndNothingIsLeftOver(Scenario scenario) throws IOException {
        FaultyFileSystem disk = new FaultyFileSystem();
        BlobStore store = new FilesystemBlobStore(disk.path(directory), 0);
        Invariants invariants = new Invariants(DATABASE.dataSource(), store, StoredKeys.inDirectory(directory));
        Halt halt = new Halt();
        ContentModules modules = open(store, halt);
        boolean halted = true;
        int point = 0;
        for (; halted; point++) {
            Client client = new Client(modules, new Ledger(), scenario.name().replace(' ', '-') + "/" + point);
            scenario.before().accept(client);
            new TimeTravel(DATABASE.dataSource()).pass(LONG_ENOUGH);
            Halt now = halt;
            disk.obstruct((step, path) -> now.before("disk: " + step));
            halt.after(point);
            halted = isHalted(() -> scenario.request().accept(client));
            List<String> made = halt.made();
            modules.close();
            disk.heal();
            halt = new Halt();
            modules = open(store, halt);
            LOG.info("{}: halted after {}", scenario, made);
            new Aftermath(client.at(modules), modules, invariants, DATABASE.dataSource())
                    .check(scenario, point % 2 == 0);
        }
        modules.close();
        LOG.info("{}: {} points", scenario, point);
        assertThat(point).as("points at which it was halted").isGreaterThan(3);
    }

    private static ContentModules open(BlobStore store, Steps steps) {
        return ContentModules.open(DATABASE.dataSource(), store, steps);
    }

    private static boolean isHalted(Runnable request) {
        try {
            request.run();
            return false;
        } catch (Halt.Halted e) {
            return true;
        } catch (UndeclaredThrowableException e) {
            // Thrown in a listener of an event: Spring passes on exceptions as they are, and wraps errors.
            assertThat(e.getUndeclaredThrowable()).isInstanceOf(Halt.Halted.class);
            return true;
        }
    }
}
