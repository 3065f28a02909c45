package dev.berth.artifact;

import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.StatementCount;

import static org.assertj.core.api.Assertions.assertThat;

/** Where a project has no limit, a push costs no statement because others have one. The numbers are those
 * from before there were any. */
class StatementsOfAPushTest {

    private static final int ROUNDS = 8;

    private static BerthServer server;
    private static RegistryClient client;

    @BeforeAll
    static void start() {
        server = BerthServer.start(Map.of(), StatementCount.class);
        client = RegistryClient.admin(server, new People(server).project() + "/a");
        client.pushImage(Bytes.random(100));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aBlobInOneRequest() {
        assertThat(statements(() -> client.pushBlob(Bytes.random(100)))).isLessThanOrEqualTo(5);
    }

    @Test
    void aBlobInAChunkAndARequestThatEndsIt() {
        assertThat(statements(() -> {
                    byte[] content = Bytes.random(100);
                    String upload = client.startUpload();
                    client.patch(upload, content).expect(202);
                    client.finish(upload, Digest.of(DigestAlgorithm.SHA256, content), new byte[0])
                            .expect(201);
                }))
                .isLessThanOrEqualTo(14);
    }

    @Test
    void aMountOfABlobThatIsPushedBefore() {
        String other = new People(server).project() + "/b";

        assertThat(statements(() -> {
                    Digest digest = client.pushBlob(Bytes.random(100));
                    client.in(other).mount(digest, client.repository()).expect(201);
                }))
                .isLessThanOrEqualTo(11);
    }

    /** The least of several, since what runs in the background adds some to others. */
    private static int statements(Runnable push) {
        return IntStream.range(0, ROUNDS)
                .map(round -> StatementCount.of(push))
                .min()
                .orElseThrow();
    }
}
