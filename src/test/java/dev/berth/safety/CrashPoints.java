package dev.berth.safety;

import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.berth.blob.BlobStore;
import dev.berth.testkit.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Halts at every step of every request, once each. A step's "after" is the next one's "before", and the restart that checks one point
 * runs on into the next. The project has a limit, far away, so that what it has given room to is counted as well.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CrashPoints {

    private static final Logger LOG = LoggerFactory.getLogger(CrashPoints.class);
    private static final Duration LONG_ENOUGH = Duration.ofDays(3);

    private final TestDatabase database = TestDatabase.create();

    /** Where bytes lie. What the store does on its way there may be made a step, too, as long as it is not healed. */
    interface Place {

        BlobStore store();

        StoredKeys stored();

        default void obstruct(Steps steps) {}

        default void heal() {}
    }

    abstract Place place() throws IOException;

    /** Every how many steps it halts. */
    int stride() {
        return 1;
    }

    @BeforeAll
    void makeProject() {
        ContentModules.makeProject(database.dataSource());
        ContentModules.limitProject(database.dataSource(), Long.MAX_VALUE / 2);
    }

    @AfterAll
    void drop() {
        database.close();
    }

    static List<Scenario> scenarios() {
        return Scenario.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void nothingAcknowledgedIsLostAndNothingIsLeftOver(Scenario scenario) throws IOException {
        Place place = place();
        Invariants invariants = new Invariants(database.dataSource(), place.store(), place.stored());
        Halt halt = new Halt();
        ContentModules modules = open(place, halt);
        boolean halted = true;
        int point = 0;
        for (; halted; point += stride()) {
            Client client = new Client(modules, new Ledger(), scenario.name().replace(' ', '-') + "/" + point);
            scenario.before().accept(client);
            new TimeTravel(database.dataSource()).pass(LONG_ENOUGH);
            place.obstruct(halt);
            halt.after(point);
            halted = isHalted(() -> scenario.request().accept(client));
            List<String> made = halt.made();
            modules.close();
            place.heal();
            halt = new Halt();
            modules = open(place, halt);
            LOG.info("{}: halted after {}", scenario, made);
            new Aftermath(client.at(modules), modules, invariants, database.dataSource())
                    .check(scenario, point / stride() % 2 == 0);
        }
        modules.close();
        LOG.info("{}: {} points", scenario, point);
        assertThat(point).as("points at which it was halted").isGreaterThan(3);
    }

    private ContentModules open(Place place, Steps steps) {
        return ContentModules.open(database.dataSource(), place.store(), steps);
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
