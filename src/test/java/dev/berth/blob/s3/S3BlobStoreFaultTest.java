package dev.berth.blob.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
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
            new S3BlobStore(SERVER.properties(PROXY.endpoint(), "faults", Duration.ofMillis(500)));

    /** The requests that an upload makes, each with a size that needs it. */
    enum Call {
        PUT_OBJECT(1000),
        PUT_TAIL(1000),
        GET_TAIL(1000),
        CREATE_UPLOAD(10 * BlobStoreContract.MIB),
        UPLOAD_PART(10 * BlobStoreContract.MIB),
        COMPLETE(10 * BlobStoreContract.MIB),
        HEAD(10 * BlobStoreContract.MIB),
        DELETE_TAIL(1000),
        DELETE_TAIL_OF_PARTS(10 * BlobStoreContract.MIB);

        final int size;

        Call(int size) {
            this.size = size;
        }

        boolean is(FaultyProxy.Request request) {
            String method = request.method();
            String target = request.target();
            return switch (this) {
                case PUT_OBJECT -> method.equals("PUT") && target.contains("/objects/");
                case PUT_TAIL -> method.equals("PUT") && target.contains("/staged/");
                case GET_TAIL -> method.equals("GET") && target.contains("/staged/");
                case CREATE_UPLOAD -> target.contains("?uploads");
                case UPLOAD_PART -> method.equals("PUT") && target.contains("partNumber=");
                case COMPLETE -> method.equals("POST") && target.contains("uploadId=");
                case HEAD -> method.equals("HEAD");
                case DELETE_TAIL, DELETE_TAIL_OF_PARTS -> target.contains("?delete");
            };
        }
    }

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
                .flatMap(fault -> Stream.of(Call.values()).map(call -> Arguments.of(fault, call)));
    }

    static Stream<Arguments> lastingFaults() {
        return Stream.of(Fault.INTERNAL_ERROR, Fault.ERROR_IN_SUCCESS, Fault.ANSWER_LOST)
                .flatMap(fault -> Stream.of(Call.values()).map(call -> Arguments.of(fault, call)));
    }

    /** The store's own retries settle it, or the caller is told and asks again. */
    @ParameterizedTest
    @MethodSource("faults")
    void oneFaultDoesNoHarm(Fault fault, Call call) throws IOException {
        byte[] content = Bytes.random(call.size);
        int before = PROXY.struck();
        PROXY.failNext(fault, call::is);

        uploadUntilItSucceeds(content);

        assertThat(PROXY.struck()).isGreaterThan(before);
    }

    /** More than the store retries by itself, so every one of them reaches the caller. */
    @ParameterizedTest
    @MethodSource("lastingFaults")
    void aStoreThatFailsForAWhileDoesNoHarm(Fault fault, Call call) throws IOException {
        byte[] content = Bytes.random(call.size);
        PROXY.fail(4, fault, call::is);

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
        PROXY.failNext(Fault.ANSWER_LOST, Call.COMPLETE::is);

        STORE.finish(staged);

        assertReads(staged.key(), content);
    }

    @Test
    void aCompletionThatAnswers200WithAnErrorIsAFailure() throws IOException {
        byte[] content = Bytes.random(10 * BlobStoreContract.MIB);
        StagedObject staged = STORE.append(StagedObject.empty(StorageKey.random()), new ByteArrayInputStream(content));
        PROXY.failAll(Fault.ERROR_IN_SUCCESS, Call.COMPLETE::is);

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
        try (S3BlobStore store = new S3BlobStore(SERVER.properties(PROXY.endpoint(), "away", Duration.ofMillis(500)))) {
            store.probe();
            assertThatThrownBy(() -> store.size(StorageKey.random())).isInstanceOf(IOException.class);

            PROXY.heal();

            assertThat(store.size(StorageKey.random())).isEmpty();
        }
    }

    /** As a client does: what failed is sent again from where the server says it stands. */
    private static void uploadUntilItSucceeds(byte[] content) throws IOException {
        StagedObject staged = StagedObject.empty(StorageKey.random());
        int most = content.length / 10 * 9;
        staged = appendUntilItSucceeds(staged, Arrays.copyOf(content, most));
        staged = appendUntilItSucceeds(staged, Arrays.copyOfRange(content, most, content.length));
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
