package dev.berth.blob.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.berth.blob.BlobStoreContract;
import dev.berth.blob.StagedObject;
import dev.berth.blob.StorageKey;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.Fault;
import dev.berth.testkit.FaultyProxy;
import dev.berth.testkit.S3Server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the store promises when S3 does not: a right result or an {@link IOException}, and no harm to what comes after. */
class S3BlobStoreFaultTest {

    private static final S3Server SERVER = S3Server.s3Proxy();
    private static final FaultyProxy PROXY = FaultyProxy.before(SERVER.endpoint());
    private static final S3BlobStore STORE =
            new S3BlobStore(SERVER.properties(PROXY.endpoint(), "faults", Duration.ofSeconds(1)));

    /** One that is small and ends as a single object, one with a part and a tail. */
    private static final List<Integer> SIZES = List.of(1000, 10 * BlobStoreContract.MIB);

    @AfterEach
    void heal() {
        PROXY.heal();
    }

    @AfterAll
    static void close() {
        STORE.close();
        PROXY.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(Fault.values())
                .flatMap(fault -> Stream.of("PUT", "POST", "GET", "HEAD", "DELETE")
                        .flatMap(method -> SIZES.stream().map(size -> Arguments.of(fault, method, size))));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void oneFaultDoesNoHarm(Fault fault, String method, int size) throws IOException {
        byte[] content = Bytes.random(size);
        PROXY.failNext(fault, request -> request.method().equals(method));

        uploadUntilItSucceeds(content);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aStoreThatFailsForAWhileDoesNoHarm(Fault fault, String method, int size) throws IOException {
        byte[] content = Bytes.random(size);
        PROXY.fail(3, fault, request -> request.method().equals(method));

        uploadUntilItSucceeds(content);
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultOfAReadIsAnErrorOrTheRightBytes(Fault fault) throws IOException {
        byte[] content = Bytes.random(3 * BlobStoreContract.MIB);
        StagedObject staged = STORE.append(StagedObject.empty(StorageKey.random()), new ByteArrayInputStream(content));
        STORE.finish(staged);
        PROXY.failAll(fault, request -> request.method().equals("GET"));

        boolean right = false;
        try (InputStream bytes = STORE.open(staged.key(), 0, content.length)) {
            right = Arrays.equals(bytes.readAllBytes(), content);
            assertThat(right).isTrue();
        } catch (IOException failure) {
            assertThat(right).isFalse();
        }

        PROXY.heal();
        assertReads(staged.key(), content);
    }

    @Test
    void aCompletionWhoseAnswerWasLostIsSettled() throws IOException {
        byte[] content = Bytes.random(10 * BlobStoreContract.MIB);
        StagedObject staged = STORE.append(StagedObject.empty(StorageKey.random()), new ByteArrayInputStream(content));
        PROXY.failNext(Fault.ANSWER_LOST, S3BlobStoreFaultTest::isCompletion);

        STORE.finish(staged);

        assertReads(staged.key(), content);
    }

    @Test
    void aCompletionThatAnswers200WithAnErrorIsAFailure() throws IOException {
        byte[] content = Bytes.random(10 * BlobStoreContract.MIB);
        StagedObject staged = STORE.append(StagedObject.empty(StorageKey.random()), new ByteArrayInputStream(content));
        PROXY.failAll(Fault.ERROR_IN_SUCCESS, S3BlobStoreFaultTest::isCompletion);

        assertThatThrownBy(() -> STORE.finish(staged)).isInstanceOf(IOException.class);
        PROXY.heal();
        STORE.finish(staged);

        assertReads(staged.key(), content);
    }

    @Test
    void aStoreThatStallsIsAnErrorAndNotAHang() {
        PROXY.failAll(Fault.STALL, request -> true);
        long start = System.nanoTime();

        assertThatThrownBy(() -> STORE.size(StorageKey.random())).isInstanceOf(IOException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aStoreThatIsAwayAtTheStartDoesNotStopTheServer() throws IOException {
        PROXY.failAll(Fault.RESET_AT_ONCE, request -> true);
        try (S3BlobStore store = new S3BlobStore(SERVER.properties(PROXY.endpoint(), "away", Duration.ofSeconds(1)))) {
            store.probe();
            assertThatThrownBy(() -> store.size(StorageKey.random())).isInstanceOf(IOException.class);

            PROXY.heal();

            assertThat(store.size(StorageKey.random())).isEmpty();
        }
    }

    private static boolean isCompletion(FaultyProxy.Request request) {
        return request.method().equals("POST") && request.target().contains("uploadId=");
    }

    /** As a client does: what failed is sent again from where the server says it stands. */
    private static void uploadUntilItSucceeds(byte[] content) throws IOException {
        StagedObject staged = StagedObject.empty(StorageKey.random());
        int half = content.length / 2;
        staged = appendUntilItSucceeds(staged, Arrays.copyOf(content, half));
        staged = appendUntilItSucceeds(staged, Arrays.copyOfRange(content, half, content.length));
        StagedObject whole = staged;
        untilItSucceeds(() -> {
            STORE.finish(whole);
            return whole;
        });
        PROXY.heal();
        assertReads(whole.key(), content);
    }

    private static StagedObject appendUntilItSucceeds(StagedObject staged, byte[] content) throws IOException {
        return untilItSucceeds(() -> STORE.append(staged, new ByteArrayInputStream(content)));
    }

    private interface Step {
        StagedObject run() throws IOException;
    }

    private static StagedObject untilItSucceeds(Step step) throws IOException {
        IOException last = new IOException("not tried");
        for (int attempt = 0; attempt < 5; attempt++) {
            try {
                return step.run();
            } catch (IOException failure) {
                last = failure;
            }
        }
        throw last;
    }

    private static void assertReads(StorageKey key, byte[] content) throws IOException {
        assertThat(STORE.size(key)).hasValue((long) content.length);
        try (InputStream bytes = STORE.open(key, 0, content.length)) {
            assertThat(Arrays.equals(bytes.readAllBytes(), content)).isTrue();
        }
    }
}
