package dev.berth.artifact;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import dev.berth.blob.BlobStore;
import dev.berth.blob.CondemnedObjects;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.LimitedProject;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.S3Server;

import static org.assertj.core.api.Assertions.assertThat;

/** A stream that is cut where the room ends leaves nothing in the store, however much of it was there already. */
class LimitOnBothStoresTest {

    private static final byte[] LAYER = Bytes.random(20 << 20);
    private static final long LIMIT = 12 << 20;

    @Nested
    class OnDisk extends OnStore {

        OnDisk() {
            super(Map.of());
        }
    }

    @Nested
    class OnS3 extends OnStore {

        OnS3() {
            super(Map.of(
                    "berth.blob.store",
                    "s3",
                    "berth.blob.s3.endpoint",
                    S3Server.s3Proxy().endpoint().toString(),
                    "berth.blob.s3.region",
                    S3Server.REGION,
                    "berth.blob.s3.bucket",
                    S3Server.BUCKET,
                    "berth.blob.s3.prefix",
                    "limits/",
                    "berth.blob.s3.access-key",
                    S3Server.ACCESS_KEY,
                    "berth.blob.s3.secret-key",
                    S3Server.SECRET_KEY,
                    "berth.blob.s3.path-style",
                    "true"));
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class OnStore {

        private final BerthServer server;

        OnStore(Map<String, String> store) {
            Map<String, String> properties = new LinkedHashMap<>(store);
            properties.put("berth.gc.quarantine", "0s");
            server = BerthServer.start(properties);
        }

        @AfterAll
        void stop() {
            server.close();
        }

        @Test
        void aStreamIsCutAndItsBytesGo() throws IOException {
            LimitedProject project = LimitedProject.of(server, LIMIT);
            RegistryClient client = project.repository("a");

            client.send("PATCH", client.startUpload(), stream(LAYER)).expect(403);
            client.send("POST", client.path("blobs/uploads/?digest=" + digest(LAYER)), stream(LAYER))
                    .expect(403);
            String chunked = client.startUpload();
            client.patch(chunked, new byte[6 << 20]).expect(202);
            client.send("PATCH", chunked, stream(LAYER)).expect(403);

            assertThat(project.coming()).isZero();
            server.bean(CondemnedObjects.class).deleteDue();
            assertThat(stored()).isEmpty();
        }

        private List<String> stored() throws IOException {
            List<String> stored = new ArrayList<>();
            BlobStore store = server.bean(BlobStore.class);
            store.listFinished(object -> stored.add(object.toString()));
            store.listStaged(object -> stored.add(object.toString()));
            return stored;
        }

        private static BodyPublisher stream(byte[] content) {
            return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content));
        }

        private static Digest digest(byte[] content) {
            return Digest.of(DigestAlgorithm.SHA256, content);
        }
    }
}
