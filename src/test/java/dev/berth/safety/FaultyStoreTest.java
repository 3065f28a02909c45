package dev.berth.safety;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.berth.blob.s3.S3BlobStore;
import dev.berth.oci.Digest;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Fault;
import dev.berth.testkit.FaultyProxy;
import dev.berth.testkit.S3Server;

import static org.assertj.core.api.Assertions.assertThat;

/** What clients see of an S3 server that fails: never a false success, never wrong or fewer bytes, and nothing of it afterwards. */
class FaultyStoreTest {

    private static final String PREFIX = "faulty-store";
    private static final int SMALL = 1000;
    private static final int MULTIPART = 9 * 1024 * 1024;
    private static final S3Server S3 = S3Server.s3Proxy();
    private static final FaultyProxy PROXY = FaultyProxy.before(S3.endpoint());
    private static final BerthServer SERVER = BerthServer.start(Map.of(
            "berth.blob.store",
            "s3",
            "berth.blob.s3.endpoint",
            PROXY.endpoint().toString(),
            "berth.blob.s3.bucket",
            S3Server.BUCKET,
            "berth.blob.s3.prefix",
            PREFIX,
            "berth.blob.s3.access-key",
            S3Server.ACCESS_KEY,
            "berth.blob.s3.secret-key",
            S3Server.SECRET_KEY,
            "berth.blob.s3.path-style",
            "true",
            "berth.blob.s3.timeout",
            "1s"));
    private static final HttpRegistry REGISTRY = new HttpRegistry(SERVER.url(), "admin", BerthServer.ADMIN_PASSWORD);

    @AfterEach
    void heal() {
        PROXY.heal();
    }

    @AfterAll
    static void everythingFits() {
        try (S3BlobStore store = new S3BlobStore(S3.properties(PREFIX))) {
            new Invariants(SERVER.database().dataSource(), store, StoredKeys.inBucket(S3, PREFIX)).require();
        } finally {
            SERVER.close();
            PROXY.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whatIsPushedWhileEveryWriteFailsIsRefusedAndSucceedsAfterwards(Fault fault) {
        for (int size : sizes(fault)) {
            Client client = client("all-writes/" + fault + "/" + size);
            PROXY.failAll(fault, request -> !request.method().equals("GET"));
            Optional<HttpRegistry.Refused> refusal = push(client, size);
            PROXY.heal();

            refusal.ifPresent(FaultyStoreTest::requireSpecificationsForm);
            client.ledger().requireAll(REGISTRY);
            assertThat(push(client, size)).isEmpty();
            client.ledger().requireAll(REGISTRY);
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aPushThatMeetsOneFaultIsWholeOrRefused(Fault fault) {
        for (String method : new String[] {"PUT", "POST", "HEAD", "DELETE"}) {
            Client client = client("one/" + fault + "/" + method);
            PROXY.fail(3, fault, request -> request.method().equals(method));
            Optional<HttpRegistry.Refused> refusal = push(client, sizes(fault).getLast());
            PROXY.heal();

            refusal.ifPresent(FaultyStoreTest::requireSpecificationsForm);
            client.ledger().requireAll(REGISTRY);
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aPullIsWholeOrBreaksOff(Fault fault) {
        Client client = client("pull/" + fault);
        byte[] layer = client.content("layer", sizes(fault).getLast());
        Digest digest = client.upload("a", layer, 1);
        PROXY.failAll(fault, request -> request.method().equals("GET"));
        try {
            Optional<byte[]> pulled = REGISTRY.blob(client.repository("a"), digest);
            assertThat(pulled).isPresent();
            assertThat(Arrays.equals(pulled.orElseThrow(), layer)).isTrue();
        } catch (HttpRegistry.Refused refused) {
            requireSpecificationsForm(refused);
        } catch (UncheckedIOException brokenOff) {
            assertThat(brokenOff).isNotNull();
        }
        PROXY.heal();

        client.ledger().requireAll(REGISTRY);
    }

    /** What stalls is given up the later the more there is to send. */
    private static List<Integer> sizes(Fault fault) {
        return switch (fault) {
            case STALL, ANSWER_STALLS -> List.of(SMALL);
            default -> List.of(SMALL, MULTIPART);
        };
    }

    private static void requireSpecificationsForm(HttpRegistry.Refused refused) {
        assertThat(refused.response().statusCode()).as(refused.getMessage()).isEqualTo(503);
        assertThat(refused.response().headers().firstValue("Retry-After")).isPresent();
    }

    private static Optional<HttpRegistry.Refused> push(Client client, int size) {
        try {
            client.upload("a", client.content("layer", size), 2);
            return Optional.empty();
        } catch (HttpRegistry.Refused refused) {
            return Optional.of(refused);
        }
    }

    private static Client client(String seed) {
        return new Client(REGISTRY, new Ledger(), seed.toLowerCase(Locale.ROOT));
    }
}
