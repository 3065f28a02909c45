package dev.berth.safety;

import java.util.List;
import java.util.function.Consumer;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;

/**
 * One thing that clients ask for and that can be interrupted at each of its steps.
 *
 * @param before what has to be there already
 * @param request what is interrupted; asked for again it succeeds
 */
record Scenario(String name, Consumer<Client> before, Consumer<Client> request) {

    /** More than the buffer that a store writes at once. */
    private static final int LARGE = 300_000;

    static List<Scenario> all() {
        return List.of(
                new Scenario("an upload in one piece", client -> {}, client -> client.upload("a", layer(client), 1)),
                new Scenario("an upload in chunks", client -> {}, client -> client.upload("a", layer(client), 3)),
                new Scenario("a blob in one request", client -> {}, client -> client.put("a", layer(client))),
                new Scenario(
                        "an upload of what is there",
                        client -> client.put("b", layer(client)),
                        client -> client.upload("a", layer(client), 2)),
                new Scenario("a cancelled upload", client -> {}, client -> client.cancelled("a", layer(client))),
                new Scenario(
                        "a mount",
                        client -> client.put("b", layer(client)),
                        client -> client.mount("a", "b", digest(layer(client)))),
                new Scenario(
                        "a manifest with a tag", Scenario::pushBlobs, client -> client.push("a", image(client), "1")),
                new Scenario("a manifest by digest", Scenario::pushBlobs, client -> client.push("a", image(client))),
                new Scenario(
                        "an index",
                        Scenario::pushImage,
                        client -> client.push("a", Client.index(image(client)), "all")),
                new Scenario(
                        "a tag that moves",
                        Scenario::pushImage,
                        client -> client.push("a", Client.image(config(client)), "1")),
                new Scenario("a deleted tag", Scenario::pushImage, client -> client.deleteTag("a", "1")),
                new Scenario(
                        "a deleted manifest",
                        Scenario::pushImage,
                        client -> client.deleteManifest("a", digest(image(client)), "1")),
                new Scenario(
                        "a deleted index",
                        client -> {
                            pushImage(client);
                            client.deleteTag("a", "1");
                            client.push("a", Client.index(image(client)), "all");
                        },
                        client -> client.deleteIndexWithChild(
                                "a", digest(Client.index(image(client))), "all", digest(image(client)))),
                new Scenario(
                        "a deleted blob",
                        client -> client.put("a", layer(client)),
                        client -> client.deleteBlob("a", digest(layer(client)))),
                new Scenario(
                        "a copy",
                        Scenario::pushIndex,
                        client -> client.copy("c", "a", "all", Client.index(image(client)))),
                new Scenario("a deleted repository", Scenario::pushIndex, client -> client.removeRepository("a")),
                new Scenario(
                        "what a deleted repository leaves behind",
                        client -> {
                            pushIndex(client);
                            client.removeRepository("a");
                        },
                        client -> client.registry().reap()),
                new Scenario(
                        "the reaper",
                        Scenario::leaveThingsBehind,
                        client -> client.registry().reap()),
                new Scenario(
                        "the collection of blobs",
                        Scenario::leaveBlobsUnreferenced,
                        client -> client.registry().collect()),
                new Scenario(
                        "the collection of what went with an index",
                        Scenario::letGoOfAChild,
                        client -> client.registry().collect()),
                new Scenario(
                        "retention",
                        Scenario::pushIndex,
                        client -> client.retire("a", digest(Client.index(image(client))), "all")),
                new Scenario(
                        "the collection of an untagged manifest",
                        client -> {
                            pushImage(client);
                            client.deleteTag("a", "1");
                        },
                        client -> client.sweepUntagged("a", digest(image(client)))));
    }

    /** Beside others that an image refers to. */
    private static void leaveBlobsUnreferenced(Client client) {
        pushImage(client);
        for (String repository : List.of("a", "b")) {
            client.registry().put(client.repository(repository), client.content("garbage", 1000));
            client.registry().put(client.repository(repository), client.content("garbage of " + repository, 1000));
        }
        client.registry().put(client.repository("b"), layer(client));
    }

    /** Deletes an index while the lease of its child, which nothing else holds, still runs. Nobody counts on what is left then. */
    private static void letGoOfAChild(Client client) {
        Registry registry = client.registry();
        String repository = client.repository("a");
        registry.put(repository, config(client));
        registry.put(repository, layer(client));
        registry.push(repository, digest(image(client)), image(client));
        byte[] index = Client.index(image(client));
        registry.push(repository, digest(index), index);
        registry.delete(repository, digest(index));
    }

    private static void pushIndex(Client client) {
        pushImage(client);
        client.push("a", Client.index(image(client)), "all");
    }

    private static void leaveThingsBehind(Client client) {
        client.put("a", layer(client));
        client.put("b", config(client));
        client.deleteBlob("a", digest(layer(client)));
        client.deleteBlob("b", digest(config(client)));
        client.cancelled("a", layer(client));
        String left = client.registry().start(client.repository("a"));
        client.registry().append(client.repository("a"), left, layer(client));
    }

    static void pushBlobs(Client client) {
        client.put("a", config(client));
        client.put("a", layer(client));
    }

    static void pushImage(Client client) {
        pushBlobs(client);
        client.push("a", image(client), "1");
    }

    static byte[] image(Client client) {
        return Client.image(config(client), layer(client));
    }

    static byte[] config(Client client) {
        return client.content("config", 100);
    }

    static byte[] layer(Client client) {
        return client.content("layer", LARGE);
    }

    static Digest digest(byte[] content) {
        return Digest.of(DigestAlgorithm.SHA256, content);
    }

    @Override
    public String toString() {
        return name;
    }
}
