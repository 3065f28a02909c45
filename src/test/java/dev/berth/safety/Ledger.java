package dev.berth.safety;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.Tag;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client knows of the content it pushed: what is certain, since it was answered, and what is possible, since no answer came. Each
 * item belongs to one client at a time.
 */
final class Ledger {

    /** Something that a client can pull. */
    sealed interface Item {

        String repository();

        Optional<byte[]> read(Registry registry);

        record Blob(String repository, Digest digest) implements Item {
            @Override
            public Optional<byte[]> read(Registry registry) {
                return registry.blob(repository, digest);
            }
        }

        record Manifest(String repository, Digest digest) implements Item {
            @Override
            public Optional<byte[]> read(Registry registry) {
                return registry.manifest(repository, digest);
            }
        }

        record Tagged(String repository, Tag tag) implements Item {
            @Override
            public Optional<byte[]> read(Registry registry) {
                return registry.manifest(repository, tag);
            }
        }
    }

    private final Map<Item, Set<Optional<Digest>>> possible = new ConcurrentHashMap<>();
    private final boolean leasesEnd;

    Ledger() {
        this(false);
    }

    private Ledger(boolean leasesEnd) {
        this.leasesEnd = leasesEnd;
    }

    /** One that is kept for so long that a blob goes unless something refers to it. */
    static Ledger outlivingLeases() {
        return new Ledger(true);
    }

    /** Makes a request that is to change items. Where it is answered with false, it has changed nothing. */
    boolean attempt(Map<Item, Optional<Digest>> changes, BooleanSupplier request) {
        changes.forEach((item, to) ->
                possible.merge(item, both(Set.of(Optional.empty()), to), (before, n) -> both(before, to)));
        boolean done = request.getAsBoolean();
        if (done) {
            changes.forEach((item, to) -> possible.put(item, certain(item, to)));
        }
        return done;
    }

    private Set<Optional<Digest>> certain(Item item, Optional<Digest> to) {
        return leasesEnd && item instanceof Item.Blob ? both(Set.of(Optional.empty()), to) : Set.of(to);
    }

    private static Set<Optional<Digest>> both(Set<Optional<Digest>> before, Optional<Digest> to) {
        Set<Optional<Digest>> all = new LinkedHashSet<>(before);
        all.add(to);
        return all;
    }

    /** All that was ever asked for. */
    Set<Item> items() {
        return possible.keySet();
    }

    int size() {
        return possible.size();
    }

    /** Reads an item and requires it to be, byte for byte, which its digest tells, what it can be. What was seen is certain from then on. */
    void require(Registry registry, Item item) {
        Set<Optional<Digest>> expected = possible.getOrDefault(item, Set.of());
        Optional<byte[]> bytes = item.read(registry);
        Optional<Digest> actual = bytes.map(content -> Digest.of(DigestAlgorithm.SHA256, content));
        assertThat(expected).as("what %s may be", item).contains(actual);
        possible.put(item, actual.isEmpty() ? Set.of(actual) : certain(item, actual));
        if (!(item instanceof Item.Blob)) {
            bytes.ifPresent(manifest -> requireContents(registry, item, manifest));
        }
    }

    private static void requireContents(Registry registry, Item item, byte[] manifest) {
        Contents contents = Contents.of(manifest);
        for (Digest digest : contents.blobs()) {
            requireServed(item, digest, registry.blob(item.repository(), digest));
        }
        for (Digest digest : contents.manifests()) {
            requireServed(item, digest, registry.manifest(item.repository(), digest));
        }
    }

    private static void requireServed(Item item, Digest digest, Optional<byte[]> content) {
        assertThat(content.map(bytes -> Digest.of(DigestAlgorithm.SHA256, bytes)))
                .as("%s, which %s refers to", digest, item)
                .contains(digest);
    }

    void requireAll(Registry registry) {
        items().forEach(item -> require(registry, item));
    }
}
