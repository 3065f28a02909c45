package dev.berth.safety;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.berth.blob.BlobStore;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.FaultyFileSystem;
import dev.berth.testkit.Obstacle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What clients see of a disk that is full or fails: never a false success, reads go on, and nothing has to be started again. */
class FaultyDiskTest {

    private static final int LARGE = 1_000_000;
    private static final FaultyFileSystem DISK = FaultyDisk.DISK;
    private static final BerthServer SERVER =
            BerthServer.start(Map.of("spring.main.sources", FaultyDisk.class.getName()));
    private static final HttpRegistry REGISTRY = new HttpRegistry(SERVER.url(), "admin", BerthServer.ADMIN_PASSWORD);

    @AfterEach
    void heal() {
        DISK.heal();
    }

    @AfterAll
    static void everythingFits() {
        BlobStore store = SERVER.bean(BlobStore.class);
        new Invariants(SERVER.database().dataSource(), store, Set::of).require();
        SERVER.close();
    }

    @Test
    void anErrorAtAnyStepOfAPushRefusesItAndHarmsNothing() {
        Client before = client("there-already");
        Scenario.pushImage(before);
        boolean refused = true;
        int step = 0;
        for (; refused; step++) {
            Client client = client("step/" + step);
            DISK.obstruct(Obstacle.once(step, "Input/output error"));
            Optional<HttpRegistry.Refused> refusal = push(client);
            DISK.heal();
            refused = refusal.isPresent();
            refusal.ifPresent(FaultyDiskTest::requireSpecificationsForm);
            client.ledger().requireAll(REGISTRY);
            assertThat(push(client)).isEmpty();
            client.ledger().requireAll(REGISTRY);
        }
        before.ledger().requireAll(REGISTRY);
        assertThat(step).as("steps that failed").isGreaterThan(5);
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultyFileSystem.Step.class,
            names = {"WRITE", "FORCE", "MOVE"})
    void whileTheDiskTakesNothingReadsAndDeletesGoOn(FaultyFileSystem.Step step) {
        Client there = client("there/" + step);
        Scenario.pushImage(there);
        DISK.obstruct(Obstacle.always(step, "No space left on device"));

        Client client = client("refused/" + step);
        push(client)
                .ifPresentOrElse(
                        FaultyDiskTest::requireSpecificationsForm,
                        () -> assertThat(step).as("a push succeeded without it").isNull());
        there.ledger().requireAll(REGISTRY);
        there.deleteTag("a", "1");
        DISK.heal();

        there.ledger().requireAll(REGISTRY);
        assertThat(push(client)).isEmpty();
    }

    @Test
    void belowTheLowWaterMarkPushesAreRefusedByName() {
        try (BerthServer full = BerthServer.start(Map.of("berth.blob.filesystem.minimum-free", "1000000TB"))) {
            HttpRegistry registry = new HttpRegistry(full.url(), "admin", BerthServer.ADMIN_PASSWORD);
            assertThatThrownBy(() -> registry.start("full"))
                    .isInstanceOfSatisfying(HttpRegistry.Refused.class, refused -> {
                        assertThat(refused.response().statusCode()).isEqualTo(507);
                        assertThat(refused.response().body().toString()).contains("\"code\":\"DENIED\"", "nearly full");
                    });
        }
    }

    private static void requireSpecificationsForm(HttpRegistry.Refused refused) {
        assertThat(refused.response().statusCode()).as(refused.getMessage()).isEqualTo(503);
        assertThat(refused.response().headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.response().body().toString()).startsWith("{\"errors\":[{\"code\":");
    }

    private static Optional<HttpRegistry.Refused> push(Client client) {
        try {
            client.upload("a", client.content("layer", LARGE), 2);
            return Optional.empty();
        } catch (HttpRegistry.Refused refused) {
            return Optional.of(refused);
        }
    }

    private static Client client(String seed) {
        return new Client(REGISTRY, new Ledger(), "disk/" + seed.toLowerCase(Locale.ROOT));
    }
}
