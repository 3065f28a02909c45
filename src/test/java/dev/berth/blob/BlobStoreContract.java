package dev.berth.blob;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.testkit.Bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What every {@link BlobStore} has to do. A new store joins by a test class that implements this and returns itself. */
public interface BlobStoreContract {

    int KIB = 1024;
    int MIB = 1024 * KIB;

    /** The store to test; the same one, or one on the same bytes, within a test. */
    BlobStore store() throws IOException;

    @ParameterizedTest
    @ValueSource(
            ints = {
                0,
                1,
                1000,
                128 * KIB,
                5 * MIB - 1,
                5 * MIB,
                5 * MIB + 1,
                8 * MIB - 1,
                8 * MIB,
                8 * MIB + 1,
                17 * MIB
            })
    default void whatWasAppendedAndFinishedIsRead(int size) throws IOException {
        byte[] content = Bytes.random(size);
        StagedObject staged = append(fresh(), content);
        assertThat(staged.size()).isEqualTo(size);

        store().finish(staged);

        assertReads(staged.key(), content);
    }

    @Test
    default void nothingAppendedIsAnEmptyObject() throws IOException {
        StagedObject staged = fresh();

        store().finish(staged);

        assertReads(staged.key(), new byte[0]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64 * KIB, 3 * MIB, 5 * MIB, 6 * MIB, 8 * MIB})
    default void severalAppendsAreOneObject(int chunk) throws IOException {
        byte[] content = Bytes.random(4 * chunk + 7);
        StagedObject staged = fresh();
        for (int start = 0; start < content.length; start += chunk) {
            staged = append(staged, Arrays.copyOfRange(content, start, Math.min(content.length, start + chunk)));
        }

        store().finish(staged);

        assertReads(staged.key(), content);
    }

    @Test
    default void largeAndSmallAppendsMix() throws IOException {
        byte[] content = Bytes.random(30 * MIB);
        StagedObject staged = fresh();
        int start = 0;
        for (int chunk : new int[] {1, 9 * MIB, 100, 4 * MIB, 0, 2 * MIB, 12 * MIB, 1}) {
            staged = append(staged, Arrays.copyOfRange(content, start, start + chunk));
            start += chunk;
        }

        store().finish(staged);

        assertReads(staged.key(), Arrays.copyOf(content, start));
    }

    @Test
    default void anEmptyAppendChangesNothing() throws IOException {
        StagedObject staged = append(fresh(), Bytes.random(100));

        assertThat(append(staged, new byte[0])).isEqualTo(staged);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 3 * MIB, 6 * MIB, 20 * MIB})
    default void whatAnInterruptedWriterLeftBehindIsCutOff(int left) throws IOException {
        for (int committed : new int[] {0, 100, 5 * MIB, 9 * MIB}) {
            byte[] content = Bytes.random(committed + 50);
            StagedObject known = append(fresh(), Arrays.copyOf(content, committed));
            append(known, Bytes.random(left));

            store().finish(append(known, Arrays.copyOfRange(content, committed, committed + 50)));

            assertReads(known.key(), content);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 3 * MIB, 6 * MIB, 20 * MIB})
    default void finishingTakesWhatIsKnownAndNotWhatAnInterruptedWriterLeftBehind(int left) throws IOException {
        for (int committed : new int[] {100, 5 * MIB, 9 * MIB}) {
            byte[] content = Bytes.random(committed);
            StagedObject known = append(fresh(), content);
            append(known, Bytes.random(left));

            store().finish(known);

            assertReads(known.key(), content);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 3 * MIB, 9 * MIB})
    default void aBodyThatBreaksOffLosesNothingThatIsKnown(int broken) throws IOException {
        byte[] content = Bytes.random(9 * MIB);
        StagedObject known = append(fresh(), Arrays.copyOf(content, 6 * MIB));

        assertThatThrownBy(() -> store().append(known, new BreakingOff(Bytes.random(broken))))
                .isInstanceOf(IOException.class);
        store().finish(append(known, Arrays.copyOfRange(content, 6 * MIB, 9 * MIB)));

        assertReads(known.key(), content);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 5 * MIB, 9 * MIB})
    default void finishingTwiceSucceeds(int size) throws IOException {
        byte[] content = Bytes.random(size);
        StagedObject staged = append(fresh(), content);

        store().finish(staged);
        store().finish(staged);

        assertReads(staged.key(), content);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 5 * MIB, 9 * MIB})
    default void aFinishedObjectCannotBeAppendedTo(int size) throws IOException {
        byte[] content = Bytes.random(size);
        StagedObject staged = append(fresh(), content);
        store().finish(staged);

        assertThatThrownBy(() -> store().finish(append(staged, Bytes.random(10))))
                .isInstanceOf(IOException.class);

        assertReads(staged.key(), content);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 5 * MIB, 9 * MIB})
    default void nothingIsVisibleBeforeItIsFinished(int size) throws IOException {
        StagedObject staged = append(fresh(), Bytes.random(size));

        assertAbsent(staged.key());
    }

    @Test
    default void finishingWhatWasNeverStagedFails() {
        StagedObject unknown = new StagedObject(StorageKey.random(), 100, null, List.of());

        assertThatThrownBy(() -> store().finish(unknown)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 5 * MIB, 9 * MIB})
    default void stagedBytesAreReadBackWhereTheStoreCan(int size) throws IOException {
        byte[] content = Bytes.random(size);
        StagedObject staged = append(append(fresh(), content), new byte[0]);
        append(staged, Bytes.random(10));

        Optional<InputStream> bytes = store().readStaged(staged);

        if (bytes.isPresent()) {
            assertContent(bytes.get(), content);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 5 * MIB, 9 * MIB})
    default void discardingDropsWhatIsStaged(int size) throws IOException {
        StagedObject staged = append(append(fresh(), Bytes.random(size)), Bytes.random(10));

        store().discard(staged.key());

        assertThatThrownBy(() -> store().finish(staged)).isInstanceOf(IOException.class);
        assertAbsent(staged.key());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 9 * MIB})
    default void discardingDropsWhatIsFinished(int size) throws IOException {
        StagedObject staged = append(fresh(), Bytes.random(size));
        store().finish(staged);

        store().discard(staged.key());

        assertAbsent(staged.key());
    }

    @Test
    default void discardingNothingSucceeds() throws IOException {
        StorageKey unknown = StorageKey.random();

        store().discard(unknown);
        store().discard(unknown);
    }

    @Test
    default void rangesAreRead() throws IOException {
        byte[] content = Bytes.random(9 * MIB);
        StorageKey key = finished(content);

        for (int[] range : new int[][] {{0, 1}, {0, 9 * MIB}, {5, 100}, {8 * MIB - 1, 2}, {9 * MIB - 1, 1}, {7, 0}}) {
            byte[] expected = Arrays.copyOfRange(content, range[0], range[0] + range[1]);
            assertContent(store().open(key, range[0], range[1]), expected);
        }
    }

    @Test
    default void aRangeBeyondTheEndIsAnErrorAndNotAShortRead() throws IOException {
        StorageKey key = finished(Bytes.random(1000));

        assertThatThrownBy(() -> readAll(store().open(key, 0, 1001))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> readAll(store().open(key, 999, 2))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> readAll(store().open(key, 2000, 1))).isInstanceOf(IOException.class);
    }

    @Test
    default void aReaderThatLeavesEarlyDoesNoHarm() throws IOException {
        byte[] content = Bytes.random(9 * MIB);
        StorageKey key = finished(content);

        for (int i = 0; i < 20; i++) {
            try (InputStream early = store().open(key, 0, content.length)) {
                assertThat(early.read()).isEqualTo(Byte.toUnsignedInt(content[0]));
            }
        }

        assertReads(key, content);
    }

    @Test
    default void whatIsAbsentIsSaidToBeAbsent() throws IOException {
        assertAbsent(StorageKey.random());
    }

    @Test
    default void deletedObjectsAreGoneAndTheOthersStay() throws IOException {
        byte[] content = Bytes.random(1000);
        StorageKey first = finished(Bytes.random(10));
        StorageKey second = finished(Bytes.random(6 * MIB));
        StorageKey kept = finished(content);

        store().delete(List.of(first, StorageKey.random(), second));

        assertAbsent(first);
        assertAbsent(second);
        assertReads(kept, content);
    }

    @Test
    default void deletingNothingOrWhatIsAbsentSucceeds() throws IOException {
        store().delete(List.of());
        store().delete(List.of(StorageKey.random()));
    }

    @Test
    default void finishedObjectsAreListedInTheOrderOfTheirKeys() throws IOException {
        Map<StorageKey, Long> expected = new HashMap<>();
        for (int size : new int[] {0, 1, 1000, 6 * MIB, 7, 8, 9}) {
            expected.put(finished(Bytes.random(size)), (long) size);
        }
        StorageKey gone = finished(Bytes.random(10));
        store().delete(List.of(gone));
        StagedObject unfinished = append(append(fresh(), Bytes.random(9 * MIB)), Bytes.random(10));

        List<StoredObject> listed = new ArrayList<>();
        store().listFinished(listed::add);

        assertThat(listed)
                .extracting(object -> object.key().value())
                .isSorted()
                .doesNotHaveDuplicates()
                .doesNotContain(gone.value(), unfinished.key().value());
        Map<StorageKey, Long> sizes = listed.stream().collect(Collectors.toMap(StoredObject::key, StoredObject::size));
        assertThat(sizes).containsAllEntriesOf(expected);
        assertThat(listed).allSatisfy(object -> assertThat(object.changedAt()).isBetween(anHourAgo(), anHourAhead()));
    }

    @Test
    default void moreObjectsThanOnePageHasAreListed() throws IOException {
        Set<StorageKey> expected = new HashSet<>();
        for (int i = 0; i < 1100; i++) {
            expected.add(finished(new byte[] {1}));
        }

        Set<StorageKey> listed = new HashSet<>();
        store().listFinished(object -> listed.add(object.key()));

        assertThat(listed).containsAll(expected);
        store().delete(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 5 * MIB, 9 * MIB})
    default void whatIsBegunIsListedUntilItIsFinishedOrDiscarded(int size) throws IOException {
        StagedObject left = append(fresh(), Bytes.random(size));
        StagedObject goneOnWith = append(append(fresh(), Bytes.random(size)), Bytes.random(10));
        assertThat(staged()).contains(left.key(), goneOnWith.key());
        assertThat(store().hasStaged(left.key())).isTrue();

        store().finish(goneOnWith);
        store().discard(left.key());

        assertThat(staged()).doesNotContain(left.key(), goneOnWith.key());
        assertThat(store().hasStaged(left.key())).isFalse();
        assertThat(store().hasStaged(goneOnWith.key())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 5 * MIB, 9 * MIB})
    default void discardingWhatIsStagedSparesWhatIsFinished(int size) throws IOException {
        byte[] content = Bytes.random(size);
        StagedObject finished = append(fresh(), content);
        StagedObject left = append(fresh(), content);
        store().finish(finished);

        store().discardStaged(finished.key());
        store().discardStaged(left.key());
        store().discardStaged(StorageKey.random());

        assertReads(finished.key(), content);
        assertThat(store().hasStaged(left.key())).isFalse();
        assertThatThrownBy(() -> store().finish(left)).isInstanceOf(IOException.class);
    }

    @Test
    default void whatAVisitorThrowsEndsTheListing() throws IOException {
        finished(Bytes.random(10));

        assertThatThrownBy(() -> store().listFinished(object -> {
                    throw new IOException("enough");
                }))
                .hasMessage("enough");
    }

    @Test
    default void moreThanOneRequestTakesCanBeDeletedAtOnce() throws IOException {
        List<StorageKey> keys = new ArrayList<>();
        for (int i = 0; i < 1100; i++) {
            keys.add(StorageKey.random());
        }
        StorageKey last = finished(Bytes.random(10));
        keys.add(last);

        store().delete(keys);

        assertAbsent(last);
    }

    @Test
    default void largeObjectsStreamSideBySide() throws Exception {
        long size = 72L * MIB + 1;
        List<Callable<StorageKey>> writers = new ArrayList<>();
        for (int seed = 0; seed < 4; seed++) {
            InputStream body = Bytes.stream(seed, size);
            writers.add(() -> {
                StagedObject staged = store().append(fresh(), body);
                store().finish(staged);
                return staged.key();
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<StorageKey>> keys = threads.invokeAll(writers);
            for (int seed = 0; seed < keys.size(); seed++) {
                StorageKey key = keys.get(seed).get();
                try (InputStream content = store().open(key, 0, size)) {
                    assertThat(Bytes.sha256(content)).isEqualTo(Bytes.sha256(Bytes.stream(seed, size)));
                }
                store().delete(List.of(key));
            }
        }
    }

    @Test
    default void thereIsRoomToBeginWith() throws IOException {
        assertThat(store().hasRoom()).isTrue();
    }

    private Set<StorageKey> staged() throws IOException {
        Set<StorageKey> staged = new HashSet<>();
        store().listStaged(object -> staged.add(object.key()));
        return staged;
    }

    private static Instant anHourAgo() {
        return Instant.now().minus(Duration.ofHours(1));
    }

    private static Instant anHourAhead() {
        return Instant.now().plus(Duration.ofHours(1));
    }

    private static StagedObject fresh() {
        return StagedObject.empty(StorageKey.random());
    }

    private StagedObject append(StagedObject staged, byte[] content) throws IOException {
        return store().append(staged, new ByteArrayInputStream(content));
    }

    private StorageKey finished(byte[] content) throws IOException {
        StagedObject staged = append(fresh(), content);
        store().finish(staged);
        return staged.key();
    }

    private void assertReads(StorageKey key, byte[] content) throws IOException {
        assertThat(store().size(key)).hasValue((long) content.length);
        assertContent(store().open(key, 0, content.length), content);
    }

    private static void assertContent(InputStream stream, byte[] content) throws IOException {
        assertThat(Arrays.equals(readAll(stream), content))
                .as("the bytes that were written")
                .isTrue();
    }

    private void assertAbsent(StorageKey key) throws IOException {
        assertThat(store().size(key)).isEmpty();
        assertThatThrownBy(() -> store().open(key, 0, 1)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store().open(key, 0, 0)).isInstanceOf(NoSuchFileException.class);
    }

    private static byte[] readAll(InputStream stream) throws IOException {
        try (stream) {
            return stream.readAllBytes();
        }
    }

    /** A client that goes away in the middle of its body. */
    final class BreakingOff extends InputStream {

        private final ByteArrayInputStream sent;

        BreakingOff(byte[] sent) {
            this.sent = new ByteArrayInputStream(sent);
        }

        @Override
        public int read() throws IOException {
            int next = sent.read();
            if (next < 0) {
                throw new IOException("connection reset by the client");
            }
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int count) throws IOException {
            int got = sent.read(buffer, offset, count);
            if (got < 0) {
                throw new IOException("connection reset by the client");
            }
            return got;
        }
    }
}
