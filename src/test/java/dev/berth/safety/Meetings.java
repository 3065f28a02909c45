package dev.berth.safety;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

import org.junit.jupiter.api.AfterEach;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.berth.blob.BlobStore;
import dev.berth.blob.filesystem.FilesystemBlobStore;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.Tag;
import dev.berth.safety.Interleaving.Request;
import dev.berth.testkit.FaultyFileSystem;
import dev.berth.testkit.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that meet: whatever the order of their steps, no two wait for each other for ever, what was answered with success is there
 * unless somebody took it away again, database and store fit each other, and the reaper finds all that is left.
 */
abstract class Meetings {

    private static final Logger LOG = LoggerFactory.getLogger(Meetings.class);
    static final Duration LONG_ENOUGH = Duration.ofDays(3);
    static final Duration SILENCE = Duration.ofMinutes(5);

    final TestDatabase database = TestDatabase.create();
    private final FaultyFileSystem disk = new FaultyFileSystem();
    private final Interleaving interleaving = new Interleaving(database.dataSource());
    private final List<Client> clients = new ArrayList<>();
    final BlobStore store;
    final Invariants invariants;
    final ContentModules modules;

    Meetings(Path directory) throws IOException {
        store = new FilesystemBlobStore(disk.path(directory), 0);
        invariants = new Invariants(database.dataSource(), store, StoredKeys.inDirectory(directory));
        ContentModules.makeProject(database.dataSource());
        modules = ContentModules.open(database.dataSource(), store, interleaving);
    }

    @AfterEach
    void nothingIsLeftOver() {
        try (database;
                modules) {
            reapMuchLater();
            reapMuchLater();
            invariants.require();
            invariants.requireNothingLeftOver();
            clients.forEach(client -> client.ledger().requireAll(modules));
        }
    }

    /** Lets requests meet in every way, each time with content of their own. */
    final void meet(Consumer<Client> before, Function<Client, List<Request>> requests) {
        meet(before, requests, client -> {});
    }

    /** @param after what has to hold for this client's content when they have met */
    final void meet(Consumer<Client> before, Function<Client, List<Request>> requests, Consumer<Client> after) {
        String name = StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getMethodName)
                        .filter(method -> !method.startsWith("meet"))
                        .findFirst()
                        .orElseThrow());
        int participants = requests.apply(client(name)).size();
        int ways = interleaving.everyWay(participants, new Interleaving.Meeting() {
            @Override
            public List<Request> requests(int number) {
                Client client = client(name + "/" + number);
                clients.add(client);
                before.accept(client);
                return requests.apply(client);
            }

            @Override
            public void check() {
                if (clients.size() % 10 == 0) {
                    invariants.require();
                }
                clients.getLast().ledger().requireAll(modules);
                after.accept(clients.getLast());
            }
        });
        LOG.info("{}: {} ways", name, ways);
        assertThat(ways).as("ways to meet").isGreaterThan(5);
    }

    final Client client(String seed) {
        return new Client(modules, new Ledger(), seed.toLowerCase(Locale.ROOT));
    }

    /** Makes a step of each access to the disk, too. */
    final void onDisk() {
        disk.obstruct((step, path) -> interleaving.before("disk: " + step));
    }

    final void pass(Duration time) {
        new TimeTravel(database.dataSource()).pass(time);
    }

    final void reapMuchLater() {
        pass(LONG_ENOUGH);
        modules.reap();
    }

    final void pushUnder(Client client, String tag, byte[] manifest) {
        modules.push(client.repository("a"), new Tag(tag), manifest);
    }

    static byte[] layer(Client client) {
        return client.content("layer", 1000);
    }

    static Digest layerDigest(Client client) {
        return Digest.of(DigestAlgorithm.SHA256, layer(client));
    }

    static Digest imageDigest(Client client) {
        return Digest.of(DigestAlgorithm.SHA256, Scenario.image(client));
    }
}
