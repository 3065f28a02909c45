package dev.berth.gc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.blob.BlobStore;
import dev.berth.blob.StagedObject;
import dev.berth.blob.StorageKey;
import dev.berth.blob.StorageLookup;
import dev.berth.blob.filesystem.FilesystemBlobStore;
import dev.berth.blob.s3.S3BlobStore;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.S3Server;
import dev.berth.testkit.TestDatabase;

import static dev.berth.gc.FindingKind.MISSING;
import static dev.berth.gc.FindingKind.ORPHANED;
import static dev.berth.gc.FindingKind.OUT_OF_SERVICE;
import static dev.berth.gc.FindingKind.UNFINISHED;
import static dev.berth.gc.FindingKind.WRONG_SIZE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class StorageComparisonTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final int MIB = 1024 * 1024;
    private static int prefixes;

    @TempDir
    private Path directory;

    private final JdbcClient jdbc = JdbcClient.create(DATABASE.dataSource());
    private final StorageLookup lookup = lookup();
    private final List<StorageFinding> found = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // each test opens its own
    private BlobStore store;

    enum Kept {
        IN_FILES,
        IN_S3
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @BeforeEach
    void nothingIsKnown() {
        Stream.of("blob", "pending_object", "tombstone")
                .forEach(table -> jdbc.sql("delete from " + table).update());
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsFoundWhereEverythingFits(Kept kept) throws IOException {
        open(kept);
        for (int i = 0; i < 5; i++) {
            blob(finished(100), 100);
        }
        pending(staged(10).key());
        pending(staged(9 * MIB).key());
        pending(StorageKey.random());
        condemned(finished(100));
        condemned(staged(100).key());

        StorageComparison comparison = compare(store);

        assertThat(found).isEmpty();
        assertThat(comparison.blobs()).isEqualTo(5);
        assertThat(comparison.objects()).isEqualTo(6);
        assertThat(comparison.bytes()).isEqualTo(600);
    }

    @ParameterizedTest
    @EnumSource
    void everythingThatDoesNotFitIsFound(Kept kept) throws IOException {
        open(kept);
        StorageKey missing = StorageKey.random();
        blob(missing, 100);
        StorageKey longer = finished(101);
        blob(longer, 100);
        StorageKey suspect = finished(100);
        blob(suspect, 100);
        jdbc.sql("update blob set suspect = true where storage_key = ?")
                .param(suspect.value())
                .update();
        StorageKey orphan = finished(7);
        StorageKey small = staged(10).key();
        StorageKey large = staged(9 * MIB).key();
        StorageKey besideItsObject = finished(100);
        stageBeside(besideItsObject);
        blob(besideItsObject, 100);

        compare(store);

        assertThat(found)
                .extracting(StorageFinding::kind, StorageFinding::key)
                .containsExactlyInAnyOrder(
                        tuple(MISSING, missing),
                        tuple(WRONG_SIZE, longer),
                        tuple(OUT_OF_SERVICE, suspect),
                        tuple(ORPHANED, orphan),
                        tuple(UNFINISHED, small),
                        tuple(UNFINISHED, large),
                        tuple(UNFINISHED, besideItsObject));
        assertThat(of(longer).expectedSize()).isEqualTo(100);
        assertThat(of(longer).actualSize()).isEqualTo(101);
        assertThat(of(missing).digest()).isNotNull();
        assertThat(of(orphan).actualSize()).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyStoreHasNothingOfManyRows(Kept kept) throws IOException {
        open(kept);
        int rows = kept == Kept.IN_FILES ? 2501 : 101;
        jdbc.sql("""
                insert into blob (digest, storage_key, size)
                select 'sha256:' || repeat('0', 32) || md5(n::text), md5(n::text), n from generate_series(1, ?) n
                """).param(rows).update();

        compare(store);

        assertThat(found).hasSize(rows).allMatch(finding -> finding.kind() == MISSING);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsPushedAfterTheRowsWereReadIsNoOrphan(Kept kept) throws IOException {
        open(kept);
        blob(finished(10), 10);

        compare(doingBefore("listFinished", () -> blob(finished(10), 10)));

        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDeletedAfterTheRowsWereReadIsNotMissing(Kept kept) throws IOException {
        open(kept);
        StorageKey key = finished(10);
        blob(key, 10);

        compare(doingBefore("listFinished", () -> {
            jdbc.sql("delete from blob").update();
            store.delete(List.of(key));
        }));

        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anObjectThatIsDeletedWhileItIsLookedAtIsNoOrphan(Kept kept) throws IOException {
        open(kept);
        StorageKey key = finished(10);
        condemned(key);

        compare(doingAtEndOf("listFinished", () -> {
            store.delete(List.of(key));
            jdbc.sql("delete from tombstone").update();
        }));

        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anUploadThatIsPublishedWhileItIsLookedAtIsNotLeftOver(Kept kept) throws IOException {
        open(kept);
        StagedObject upload = staged(6 * MIB);
        pending(upload.key());

        compare(doingAtEndOf("listStaged", () -> {
            store.finish(upload);
            jdbc.sql("delete from pending_object").update();
            blob(upload.key(), 6 * MIB);
        }));

        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aStoreThatFailsIsNotTakenForAnEmptyOne(Kept kept) throws IOException {
        open(kept);
        blob(finished(10), 10);

        assertThatThrownBy(() -> compare(doingBefore("listFinished", () -> {
                    throw new IOException("the store is away");
                })))
                .hasMessage("the store is away");
        blob(StorageKey.random(), 10);
        assertThatThrownBy(() -> compare(doingBefore("size", () -> {
                    throw new IOException("the store is away");
                })))
                .hasMessage("the store is away");
        assertThat(found).isEmpty();
    }

    private StorageComparison compare(BlobStore compared) throws IOException {
        StorageComparison comparison = new StorageComparison(lookup, compared, found::addAll, blobs -> {});
        comparison.run();
        return comparison;
    }

    private StorageFinding of(StorageKey key) {
        return found.stream()
                .filter(finding -> finding.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private void open(Kept kept) throws IOException {
        store = switch (kept) {
            case IN_FILES -> new FilesystemBlobStore(directory, 0);
            case IN_S3 -> new S3BlobStore(S3Server.s3Proxy().properties("compared-" + prefixes++));
        };
    }

    private static StorageLookup lookup() {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(DATABASE.dataSource()));
        context.register(StorageLookup.class);
        context.refresh();
        return context.getBean(StorageLookup.class);
    }

    private StagedObject staged(int size) throws IOException {
        return store.append(StagedObject.empty(StorageKey.random()), new ByteArrayInputStream(Bytes.random(size)));
    }

    private StorageKey finished(int size) throws IOException {
        StagedObject staged = staged(size);
        store.finish(staged);
        return staged.key();
    }

    /** As a request that was paused for long may do. */
    private void stageBeside(StorageKey key) throws IOException {
        StagedObject before = new StagedObject(key, 0, null, List.of());
        if (store instanceof S3BlobStore) {
            store.append(before, new ByteArrayInputStream(Bytes.random(10)));
        } else {
            Files.write(directory.resolve("staged").resolve(key.value()), new byte[10]);
        }
    }

    private void blob(StorageKey key, long size) {
        jdbc.sql("insert into blob (digest, storage_key, size) values (?, ?, ?)")
                .param(Digest.of(DigestAlgorithm.SHA256, key.value().getBytes(StandardCharsets.UTF_8))
                        .toString())
                .param(key.value())
                .param(size)
                .update();
    }

    private void pending(StorageKey key) {
        jdbc.sql("insert into pending_object (storage_key, node) values (?, 'here')")
                .param(key.value())
                .update();
    }

    private void condemned(StorageKey key) {
        jdbc.sql("insert into tombstone (storage_key, published, due) values (?, true, now() + interval '1 day')")
                .param(key.value())
                .update();
    }

    private interface Change {
        void make() throws IOException;
    }

    private BlobStore doingBefore(String name, Change change) {
        return around(name, change, () -> {});
    }

    private BlobStore doingAtEndOf(String name, Change change) {
        return around(name, () -> {}, change);
    }

    private BlobStore around(String name, Change before, Change after) {
        return (BlobStore) Proxy.newProxyInstance(
                BlobStore.class.getClassLoader(), new Class<?>[] {BlobStore.class}, (proxy, method, arguments) -> {
                    boolean isIt = method.getName().equals(name);
                    if (isIt) {
                        before.make();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        if (isIt) {
                            after.make();
                        }
                    }
                });
    }
}
