package dev.berth.client;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.berth.testkit.BerthServer;
import dev.berth.testkit.S3Server;

/** The scenarios for every store, with blobs in S3. */
class ClientScenarioOnS3Test {

    /** Bytes come through the server. */
    @Nested
    class Streamed extends OnS3 {

        Streamed() {
            super("streamed", false);
        }
    }

    /** Clients are sent to the store for the bytes. */
    @Nested
    class Redirected extends OnS3 {

        Redirected() {
            super("redirected", true);
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class OnS3 {

        private final BerthServer server;
        private final Replay replay;

        OnS3(String prefix, boolean redirect) {
            URI endpoint = S3Server.s3Proxy().endpoint();
            server = BerthServer.start(Map.of(
                    "berth.blob.store",
                    "s3",
                    "berth.blob.s3.endpoint",
                    endpoint.toString(),
                    // Crane and cosign follow no redirect to an address of a private network, but to localhost by its
                    // name.
                    "berth.blob.s3.public-endpoint",
                    "http://localhost:" + endpoint.getPort(),
                    "berth.blob.s3.region",
                    S3Server.REGION,
                    "berth.blob.s3.bucket",
                    S3Server.BUCKET,
                    "berth.blob.s3.prefix",
                    "clients-" + prefix + "/",
                    "berth.blob.s3.access-key",
                    S3Server.ACCESS_KEY,
                    "berth.blob.s3.secret-key",
                    S3Server.SECRET_KEY,
                    "berth.blob.s3.path-style",
                    "true",
                    "berth.blob.s3.redirect",
                    Boolean.toString(redirect)));
            replay = new Replay(server);
        }

        @AfterAll
        void stop() {
            server.close();
        }

        List<Scenario> scenarios() throws IOException {
            return Replay.thoseForEveryStore();
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("scenarios")
        void goesAsWritten(Scenario scenario) throws IOException {
            replay.replay(scenario);
        }
    }
}
