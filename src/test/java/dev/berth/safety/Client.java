package dev.berth.safety;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.Reference;
import dev.berth.oci.Tag;

/** Somebody who pushes to repositories of their own and writes down what was acknowledged. The same seed makes the same content. */
record Client(Registry registry, Ledger ledger, String seed) {

    /** The same client after the registry was started again. */
    Client at(Registry other) {
        return new Client(other, ledger, seed);
    }

    String repository(String name) {
        return seed + "/" + name;
    }

    byte[] content(String name, int size) {
        byte[] bytes = new byte[size];
        new SplittableRandom((seed + "/" + name).hashCode()).nextBytes(bytes);
        return bytes;
    }

    Digest put(String repository, byte[] blob) {
        Digest digest = Digest.of(DigestAlgorithm.SHA256, blob);
        attempt(blob(repository, digest), () -> registry.put(repository(repository), blob));
        return digest;
    }

    /** Uploads in a session of as many chunks, the last of them with the request that ends it. */
    Digest upload(String repository, byte[] blob, int chunks) {
        Digest digest = Digest.of(DigestAlgorithm.SHA256, blob);
        String upload = registry.start(repository(repository));
        int length = blob.length / chunks;
        for (int i = 0; i < chunks - 1; i++) {
            registry.append(repository(repository), upload, Arrays.copyOfRange(blob, i * length, (i + 1) * length));
        }
        byte[] last = Arrays.copyOfRange(blob, (chunks - 1) * length, blob.length);
        attempt(blob(repository, digest), () -> registry.finish(repository(repository), upload, digest, last));
        return digest;
    }

    /** Ends an upload that was begun with some bytes already. */
    void finish(String repository, String upload, byte[] begun, byte[] last) {
        byte[] whole = Arrays.copyOf(begun, begun.length + last.length);
        System.arraycopy(last, 0, whole, begun.length, last.length);
        Digest digest = Digest.of(DigestAlgorithm.SHA256, whole);
        attempt(blob(repository, digest), () -> registry.finish(repository(repository), upload, digest, last));
    }

    void cancelled(String repository, byte[] chunk) {
        String upload = registry.start(repository(repository));
        registry.append(repository(repository), upload, chunk);
        registry.cancel(repository(repository), upload);
    }

    boolean mount(String repository, String from, Digest digest) {
        return ledger.attempt(
                Map.of(blob(repository, digest), Optional.of(digest)),
                () -> registry.mount(repository(repository), repository(from), digest));
    }

    /** Pushes a manifest under tags, all that refer to it by tag in {@code tags}. */
    Digest push(String repository, byte[] manifest, String... tags) {
        Digest digest = Digest.of(DigestAlgorithm.SHA256, manifest);
        List<Reference> references = tags.length == 0
                ? List.of(digest)
                : Stream.of(tags).<Reference>map(Tag::new).toList();
        for (Reference reference : references) {
            Map<Ledger.Item, Optional<Digest>> changes = new LinkedHashMap<>();
            changes.put(new Ledger.Item.Manifest(repository(repository), digest), Optional.of(digest));
            if (reference instanceof Tag tag) {
                changes.put(new Ledger.Item.Tagged(repository(repository), tag), Optional.of(digest));
            }
            ledger.attempt(changes, () -> {
                registry.push(repository(repository), reference, manifest);
                return true;
            });
        }
        return digest;
    }

    void deleteTag(String repository, String tag) {
        Tag name = new Tag(tag);
        attemptRemoval(
                List.of(new Ledger.Item.Tagged(repository(repository), name)),
                () -> registry.delete(repository(repository), name));
    }

    /** Deletes a manifest with the tags that point to it. */
    void deleteManifest(String repository, Digest digest, String... tags) {
        Stream<Ledger.Item> tagged =
                Stream.of(tags).map(tag -> new Ledger.Item.Tagged(repository(repository), new Tag(tag)));
        Stream<Ledger.Item> itself = Stream.of(new Ledger.Item.Manifest(repository(repository), digest));
        attemptRemoval(Stream.concat(itself, tagged).toList(), () -> registry.delete(repository(repository), digest));
    }

    /** Deletes an index with its tag, and with it a child whose lease has ended and that nothing else holds. */
    void deleteIndexWithChild(String repository, Digest index, String tag, Digest child) {
        attemptRemoval(
                List.of(
                        new Ledger.Item.Manifest(repository(repository), index),
                        new Ledger.Item.Tagged(repository(repository), new Tag(tag)),
                        new Ledger.Item.Manifest(repository(repository), child)),
                () -> registry.delete(repository(repository), index));
    }

    /** Deletes a repository with all that this client has put into it. */
    void removeRepository(String repository) {
        String name = repository(repository);
        attemptRemoval(
                ledger.items().stream()
                        .filter(item -> item.repository().equals(name))
                        .toList(),
                () -> registry.removeRepository(name));
    }

    /** Copies what a tag names; the manifest's blobs are not asked for. */
    boolean copy(String repository, String from, String tag, byte[] manifest) {
        Digest digest = Digest.of(DigestAlgorithm.SHA256, manifest);
        return ledger.attempt(
                Map.of(
                        new Ledger.Item.Manifest(repository(repository), digest),
                        Optional.of(digest),
                        new Ledger.Item.Tagged(repository(repository), new Tag(tag)),
                        Optional.of(digest)),
                () -> registry.copy(repository(repository), repository(from), new Tag(tag)));
    }

    /** Deletes a manifest with the tags that point to it, as retention does. */
    void retire(String repository, Digest digest, String... tags) {
        Map<Ledger.Item, Optional<Digest>> gone = new LinkedHashMap<>();
        gone.put(new Ledger.Item.Manifest(repository(repository), digest), Optional.empty());
        Stream.of(tags)
                .forEach(tag ->
                        gone.put(new Ledger.Item.Tagged(repository(repository), new Tag(tag)), Optional.empty()));
        ledger.attempt(gone, () -> registry.retire(repository(repository), digest));
    }

    void sweepUntagged(String repository, Digest digest) {
        ledger.attempt(
                Map.of(new Ledger.Item.Manifest(repository(repository), digest), Optional.empty()),
                () -> registry.sweepUntagged(repository(repository), digest));
    }

    void deleteBlob(String repository, Digest digest) {
        attemptRemoval(List.of(blob(repository, digest)), () -> registry.deleteBlob(repository(repository), digest));
    }

    private void attempt(Ledger.Item item, Runnable request) {
        ledger.attempt(Map.of(item, Optional.of(digest(item))), () -> {
            request.run();
            return true;
        });
    }

    private static Digest digest(Ledger.Item item) {
        return ((Ledger.Item.Blob) item).digest();
    }

    /** What is said not to be there is as gone as what was removed. */
    private void attemptRemoval(List<Ledger.Item> items, Runnable request) {
        ledger.attempt(items.stream().collect(Collectors.toMap(item -> item, item -> Optional.empty())), () -> {
            request.run();
            return true;
        });
    }

    private Ledger.Item blob(String repository, Digest digest) {
        return new Ledger.Item.Blob(repository(repository), digest);
    }

    /** An image manifest that refers to these blobs, the first of them as its configuration. */
    static byte[] image(byte[] config, byte[]... layers) {
        return json("""
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
                 "config":%s,"layers":[%s]}
                """.formatted(
                        descriptor("application/vnd.oci.image.config.v1+json", config),
                        Stream.of(layers)
                                .map(layer -> descriptor("application/vnd.oci.image.layer.v1.tar+gzip", layer))
                                .collect(Collectors.joining(","))));
    }

    /** An artifact about a manifest. */
    static byte[] referrer(byte[] subject, byte[] config) {
        return json("""
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
                 "artifactType":"application/vnd.example","config":%s,"layers":[],"subject":%s}
                """.formatted(
                        descriptor("application/vnd.example.config", config),
                        descriptor("application/vnd.oci.image.manifest.v1+json", subject)));
    }

    static byte[] index(byte[]... manifests) {
        return json("""
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[%s]}
                """.formatted(Stream.of(manifests)
                .map(manifest -> descriptor("application/vnd.oci.image.manifest.v1+json", manifest))
                .collect(Collectors.joining(","))));
    }

    private static byte[] json(String text) {
        return text.strip().getBytes(StandardCharsets.UTF_8);
    }

    private static String descriptor(String mediaType, byte[] content) {
        return "{\"mediaType\":\"%s\",\"size\":%d,\"digest\":\"%s\"}"
                .formatted(mediaType, content.length, Digest.of(DigestAlgorithm.SHA256, content));
    }
}
