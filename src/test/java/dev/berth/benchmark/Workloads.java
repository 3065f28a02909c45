package dev.berth.benchmark;

import java.nio.ByteBuffer;
import java.util.List;

import dev.berth.oci.Digest;

/** The work that registries do all day. Readers share one repository, writers have one each, as builds of different images do. */
final class Workloads {

    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;
    private static final int LARGE = 100 * MIB;

    private Workloads() {}

    static List<Workload> forRegistries() {
        return List.of(
                manifest("HEAD manifest by tag", (client, digest) -> client.headOf("/manifests/latest")),
                manifest("GET manifest by digest", (client, digest) -> client.getOf("/manifests/" + digest)),
                pull("GET 1 KiB blob", KIB, 0),
                pushImages("push small image"),
                push("push 1 MiB blobs", MIB),
                push("push 100 MiB blobs", LARGE));
    }

    /** For file servers too. */
    static Workload largePull() {
        return pull("GET 100 MiB blob", LARGE, LARGE);
    }

    private interface ManifestRequest {
        ByteBuffer of(Client client, Digest digest);
    }

    private static Workload manifest(String name, ManifestRequest request) {
        return new Workload(name, 0, contestant -> {
            Image image = new Image(new Content(KIB).next(), new Content(KIB).next());
            try (Client client = new Client(contestant.server(), contestant.repository())) {
                client.pushImage(image, "latest");
            }
            byte[] manifest = image.manifest();
            return number -> {
                Client client = new Client(contestant.server(), contestant.repository());
                ByteBuffer ready = request.of(client, Image.digest(manifest));
                return new Operation(client, () -> client.read(ready, manifest.length));
            };
        });
    }

    private static Workload pull(String name, int size, long counted) {
        return new Workload(name, counted, contestant -> {
            Content.Piece blob = new Content(size).next();
            contestant.server().hold(contestant.repository(), blob);
            return number -> {
                Client client = new Client(contestant.server(), contestant.repository());
                ByteBuffer get = client.getOf("/blobs/" + blob.digest());
                return new Operation(client, () -> client.read(get, size));
            };
        });
    }

    private static Workload push(String name, int size) {
        Content content = new Content(size);
        return new Workload(name, size, contestant -> number -> {
            Client client = new Client(contestant.server(), contestant.repository() + "-" + number);
            return new Operation(client, () -> client.pushBlob(content.next()));
        });
    }

    private static Workload pushImages(String name) {
        Content config = new Content(KIB);
        Content layer = new Content(4 * KIB);
        return new Workload(name, 0, contestant -> number -> {
            Client client = new Client(contestant.server(), contestant.repository() + "-" + number);
            return new Operation(client, () -> client.pushImage(new Image(config.next(), layer.next()), "latest"));
        });
    }
}
