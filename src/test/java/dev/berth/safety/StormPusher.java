package dev.berth.safety;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.Tag;

/**
 * Pushes images whose blobs everybody shares, reads each of them back, and lets go of the older ones in every way there is. The blobs come
 * in seasons, so that all of them are garbage for a while before they are needed again.
 */
final class StormPusher {

    private static final int REPOSITORIES = 6;
    private static final int SEASONS = 10;
    private static final int SEASON_SECONDS = 6;
    private static final int BLOBS = 8;
    private static final Duration KEPT = Duration.ofSeconds(4);

    private final int number;
    private final ContentModules node;
    private final SplittableRandom random;
    private final Deque<Image> kept = new ArrayDeque<>();
    private final Deque<Image> untagged = new ArrayDeque<>();
    private final long began = System.nanoTime();
    private int pushes;

    StormPusher(int number, ContentModules node) {
        this.number = number;
        this.node = node;
        this.random = new SplittableRandom(number);
    }

    private record Image(String repository, Tag tag, byte[] manifest, long season, long pushed) {
        Digest digest() {
            return digestOf(manifest);
        }

        boolean isOld() {
            return System.nanoTime() - pushed > KEPT.toNanos();
        }

        Image withManifest(byte[] other) {
            return new Image(repository, tag, other, season, pushed);
        }
    }

    void push() {
        String repository = repository(random.nextInt(REPOSITORIES));
        long season = season();
        byte[] config = blob(season, random.nextInt(BLOBS));
        byte[][] layers = random.ints(3, 0, BLOBS)
                .distinct()
                .mapToObj(index -> blob(season, index))
                .toArray(byte[][]::new);
        bring(repository, config);
        Stream.of(layers).forEach(layer -> bring(repository, layer));
        Tag tag = new Tag("p" + number + "-" + pushes++);
        byte[] manifest = signed(Client.image(config, layers), tag);
        Image image = new Image(repository, tag, manifest, season, System.nanoTime());
        node.push(repository, image.tag(), image.manifest());
        kept.add(image);
        requireReadable(image);
        while (!kept.isEmpty() && kept.element().isOld()) {
            letGo(kept.remove());
        }
    }

    /** What is still kept, all of it acknowledged. */
    int requireAllReadable() {
        kept.forEach(this::requireReadable);
        return kept.size();
    }

    int pushes() {
        return pushes;
    }

    /** What a HEAD or a mount has promised is not pushed. */
    private void bring(String repository, byte[] blob) {
        Digest digest = digestOf(blob);
        boolean there = switch (random.nextInt(3)) {
            case 0 -> node.promises(repository, digest);
            case 1 -> node.mount(repository, repository(random.nextInt(REPOSITORIES)), digest);
            default -> false;
        };
        if (!there) {
            node.put(repository, blob);
        }
    }

    private void requireReadable(Image image) {
        byte[] manifest = node.manifest(image.repository(), image.tag())
                .orElseThrow(() -> new AssertionError(image.tag() + " was acknowledged and is gone"));
        if (!Arrays.equals(manifest, image.manifest())) {
            throw new AssertionError(image.tag() + " has other bytes");
        }
        Contents contents = Contents.of(manifest);
        contents.manifests().forEach(child -> requireServed(image, node.manifest(image.repository(), child), child));
        contents.blobs().forEach(blob -> requireServed(image, node.blob(image.repository(), blob), blob));
    }

    private static void requireServed(Image image, Optional<byte[]> content, Digest digest) {
        if (!content.map(StormPusher::digestOf).equals(Optional.of(digest))) {
            throw new AssertionError(digest + " is gone or has other bytes, which " + image.tag() + " refers to");
        }
    }

    /** In every other season at once, so that its blobs are garbage soon. */
    private void letGo(Image image) {
        switch (image.season() % 2 == 0 ? 0 : random.nextInt(3)) {
            case 0 -> node.delete(image.repository(), image.digest());
            case 1 -> {
                node.delete(image.repository(), image.tag());
                untagged.add(image);
            }
            default -> letGoWithAnIndex(image);
        }
        Image oldest = untagged.peek();
        if (oldest != null && node.sweepUntagged(oldest.repository(), oldest.digest())) {
            untagged.remove();
        }
    }

    /** The image is still under its lease then, and goes when that ends. */
    private void letGoWithAnIndex(Image image) {
        byte[] index = Client.index(image.manifest());
        node.push(image.repository(), image.tag(), index);
        requireReadable(image.withManifest(index));
        node.delete(image.repository(), digestOf(index));
    }

    /** Makes a manifest its pusher's own, though its blobs are everybody's. */
    private static byte[] signed(byte[] manifest, Tag tag) {
        String text = new String(manifest, StandardCharsets.UTF_8);
        return text.replaceFirst("\\{", "{\"annotations\":{\"by\":\"" + tag + "\"},")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String repository(int index) {
        return "storm/r" + index;
    }

    private long season() {
        return Duration.ofNanos(System.nanoTime() - began).toSeconds() / SEASON_SECONDS % SEASONS;
    }

    private static byte[] blob(long season, int index) {
        SplittableRandom content = new SplittableRandom(season * BLOBS + index);
        byte[] bytes = new byte[content.nextInt(100, 20_000)];
        content.nextBytes(bytes);
        return bytes;
    }

    private static Digest digestOf(byte[] content) {
        return Digest.of(DigestAlgorithm.SHA256, content);
    }

    /** Several on these nodes, in turn. */
    static List<StormPusher> several(int count, List<ContentModules> nodes) {
        return IntStream.range(0, count)
                .mapToObj(number -> new StormPusher(number, nodes.get(number % nodes.size())))
                .toList();
    }
}
