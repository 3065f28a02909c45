package dev.berth.safety;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;

/** Pushes, pulls, mounts, copies, deletes, moves tags and lets the collector run for as long as there is a server, and writes down what was acknowledged. */
final class BusyClient {

    private static final int LARGEST = 3_000_000;

    private final int number;
    private final AtomicInteger images = new AtomicInteger();
    private final List<Ledger> ledgers = new ArrayList<>();
    private @Nullable RuntimeException unexpected;

    BusyClient(int number) {
        this.number = number;
    }

    /** Works until the server does not answer any more. */
    void workUntilItIsGone(HttpRegistry registry, int round) {
        Ledger ledger = Ledger.outlivingLeases();
        ledgers.add(ledger);
        Client client = new Client(registry, ledger, "storm/c" + number + "/r" + round);
        SplittableRandom random = new SplittableRandom(number * 1000L + round);
        try {
            while (true) {
                pushAndChange(client, random);
            }
        } catch (UncheckedIOException gone) {
            // The server was killed, which is what this waits for.
        } catch (RuntimeException e) {
            unexpected = e;
        }
    }

    private void pushAndChange(Client client, SplittableRandom random) {
        String image = "i" + images.incrementAndGet();
        byte[] config = client.content(image + "config", 200);
        byte[] layer = client.content(image + "layer", random.nextInt(1, LARGEST));
        client.put("base", config);
        client.mount("a", "base", client.put("base", layer));
        client.upload("a", config, 1);
        client.upload("a", layer, random.nextInt(1, 4));
        Digest first = client.push("a", Client.image(config, layer), image, "latest");
        client.ledger().require(client.registry(), new Ledger.Item.Manifest(client.repository("a"), first));
        byte[] small = Client.image(config);
        client.push("a", small, "latest", image);
        switch (random.nextInt(7)) {
            case 0 -> client.deleteTag("a", image);
            case 1 -> client.deleteManifest("a", first);
            case 2 -> client.deleteBlob("base", Digest.of(DigestAlgorithm.SHA256, layer));
            case 3 -> client.copy("copies", "a", "latest", small);
            case 4 -> client.removeRepository("copies");
            case 5 -> client.registry().collect();
            default -> client.cancelled("a", layer);
        }
    }

    /** Requires what the last rounds left, and that nothing but the end of the server ended them. */
    void requireLatest(Registry registry) {
        requireNothingUnexpected();
        ledgers.subList(Math.max(0, ledgers.size() - 2), ledgers.size()).forEach(ledger -> ledger.requireAll(registry));
    }

    /** Requires all that was ever acknowledged; returns of how many items. */
    int requireAll(Registry registry) {
        requireNothingUnexpected();
        ledgers.forEach(ledger -> ledger.requireAll(registry));
        return ledgers.stream().mapToInt(Ledger::size).sum();
    }

    private void requireNothingUnexpected() {
        RuntimeException failure = unexpected;
        if (failure != null) {
            throw new AssertionError("client " + number + " met more than the end of the server", failure);
        }
    }
}
