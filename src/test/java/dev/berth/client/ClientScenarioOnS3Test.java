package dev.berth.client;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.testkit.BerthServer;
import dev.berth.testkit.S3Server;

/** The scenarios for every store, with blobs in S3: once streamed through the server, once fetched from the store by redirect. */
@ParameterizedClass(name = "redirect={0}")
@ValueSource(booleans = {false, true})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientScenarioOnS3Test {

    @Parameter
    private boolean redirect;

    @SuppressWarnings("NullAway.Init")
    private BerthServer server;

    @SuppressWarnings("NullAway.Init")
    private Replay replay;

    @BeforeAll
    void start() {
        server = BerthServer.start(Map.of(
                "berth.blob.store", "s3",
                "berth.blob.s3.endpoint", S3Server.s3Proxy().endpoint().toString(),
                "berth.blob.s3.region", S3Server.REGION,
                "berth.blob.s3.bucket", S3Server.BUCKET,
                "berth.blob.s3.prefix", redirect ? "clients-redirected/" : "clients-streamed/",
                "berth.blob.s3.access-key", S3Server.ACCESS_KEY,
                "berth.blob.s3.secret-key", S3Server.SECRET_KEY,
                "berth.blob.s3.path-style", "true",
                "berth.blob.s3.redirect", Boolean.toString(redirect)));
        replay = new Replay(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static List<Scenario> scenarios() throws IOException {
        return Replay.thoseForEveryStore();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void goesAsWritten(Scenario scenario) throws IOException {
        replay.replay(scenario);
    }
}
