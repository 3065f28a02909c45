package dev.berth.safety;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.S3Server;

import static org.assertj.core.api.Assertions.assertThat;

/** A layer that is far larger than the memory of the server goes through it, there and back. */
@Tag("storm")
class LargeLayerTest {

    private static final long GIBIBYTE = 1L << 30;
    private static final long SEED = 20261121;
    private static final String HEAP = "256m";

    private final long size = StormSetting.given().layerGibibytes() * GIBIBYTE;

    @TempDir
    private Path directory;

    @Test
    void throughFiles() throws IOException {
        pushAndPull(Map.of());
    }

    @Test
    void throughS3() throws IOException {
        S3Server s3 = S3Server.s3Proxy();
        pushAndPull(Map.of(
                "BERTH_BLOB_STORE",
                "s3",
                "BERTH_BLOB_S3_ENDPOINT",
                s3.endpoint().toString(),
                "BERTH_BLOB_S3_BUCKET",
                S3Server.BUCKET,
                "BERTH_BLOB_S3_PREFIX",
                "large-layer",
                "BERTH_BLOB_S3_ACCESS_KEY",
                S3Server.ACCESS_KEY,
                "BERTH_BLOB_S3_SECRET_KEY",
                S3Server.SECRET_KEY,
                "BERTH_BLOB_S3_PATH_STYLE",
                "true"));
    }

    private void pushAndPull(Map<String, String> environment) throws IOException {
        Digest digest = new Digest(DigestAlgorithm.SHA256, Bytes.sha256(layer()));
        try (ServerProcess server = ServerProcess.start(directory, HEAP, environment)) {
            HttpRegistry registry = server.registry();
            String upload = registry.start("large");
            registry.append(upload, BodyPublishers.ofInputStream(this::layer));
            registry.finish("large", upload, digest, new byte[0]);
            try (InputStream pulled = registry.open("large", digest)) {
                assertThat(Bytes.sha256(pulled)).isEqualTo(digest.hex());
            }
            registry.deleteBlob("large", digest);
        }
    }

    private InputStream layer() {
        return Bytes.stream(SEED, size);
    }
}
