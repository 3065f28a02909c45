package dev.berth.safety;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.blob.BlobStore;
import dev.berth.blob.StorageKey;
import dev.berth.oci.Descriptor;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.Manifest;
import dev.berth.oci.ManifestParser;
import dev.berth.testkit.QuotaFigures;

import static org.assertj.core.api.Assertions.assertThat;

/** What always holds between the database and the store, whatever was interrupted and whoever met whom. */
record Invariants(DataSource database, BlobStore store, StoredKeys stored) {

    void require() {
        everyLinkHasItsBlob();
        everyBlobHasItsBytes();
        noCondemnedOrPendingKeyIsInService();
        everyTagPointsToAManifest();
        everyManifestHasItsBytesAndAllThatItRefersTo();
        everyProjectHoldsWhatItsFigureSays();
    }

    /** After all delays have passed and the reaper was there: nothing lies in the store but the blobs, and nobody waits for anything. */
    void requireNothingLeftOver() {
        assertThat(stored.list()).as("objects that no row speaks of").isSubsetOf(texts("select storage_key from blob"));
        assertThat(texts("select storage_key from pending_object"))
                .as("pending")
                .isEmpty();
        assertThat(texts("select upload_id::text from upload")).as("uploads").isEmpty();
        assertThat(texts("select storage_key from tombstone")).as("tombstones").isEmpty();
        assertThat(texts("select name from repository where deleted_at is not null"))
                .as("deleted repositories")
                .isEmpty();
    }

    private void everyLinkHasItsBlob() {
        assertThat(texts("select digest from repository_blob left join blob b using (digest) where b.digest is null"))
                .as("links without blob")
                .isEmpty();
    }

    private record Row(Digest digest, StorageKey key, long size) {}

    private void everyBlobHasItsBytes() {
        List<Row> blobs = jdbc().sql("select digest, storage_key, size from blob where not suspect")
                .query((row, n) ->
                        new Row(Digest.parse(row.getString(1)), new StorageKey(row.getString(2)), row.getLong(3)))
                .list();
        for (Row blob : blobs) {
            byte[] content = read(blob);
            assertThat(Digest.of(blob.digest.algorithm(), content))
                    .as("digest of the object %s", blob.key)
                    .isEqualTo(blob.digest);
        }
    }

    private byte[] read(Row blob) {
        try (InputStream content = store.open(blob.key, 0, blob.size)) {
            assertThat(store.size(blob.key)).as("size of %s", blob.key).contains(blob.size);
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("blob " + blob.digest + " is not readable", e);
        }
    }

    private void noCondemnedOrPendingKeyIsInService() {
        assertThat(texts("select storage_key from blob join tombstone using (storage_key)"))
                .as("blobs that are condemned")
                .isEmpty();
        assertThat(texts("select storage_key from blob join pending_object using (storage_key)"))
                .as("blobs that are pending")
                .isEmpty();
    }

    private void everyTagPointsToAManifest() {
        assertThat(texts("""
                        select t.name from tag t left join manifest m using (repository_id, digest) where m.digest is null
                        """)).as("tags without manifest").isEmpty();
    }

    private record Pushed(long repositoryId, Digest digest, String mediaType, byte[] content) {}

    private void everyManifestHasItsBytesAndAllThatItRefersTo() {
        List<Pushed> manifests = jdbc().sql("select repository_id, digest, media_type, content from manifest")
                .query((row, n) ->
                        new Pushed(row.getLong(1), Digest.parse(row.getString(2)), row.getString(3), row.getBytes(4)))
                .list();
        for (Pushed pushed : manifests) {
            assertThat(Digest.of(DigestAlgorithm.SHA256, pushed.content)).isEqualTo(pushed.digest);
            Manifest manifest = ManifestParser.parse(pushed.content, pushed.mediaType);
            for (Descriptor reference : manifest.references()) {
                assertThat(isServed(pushed.repositoryId, reference.digest()))
                        .as("%s, which %s refers to, is served", reference.digest(), pushed.digest)
                        .isTrue();
            }
        }
    }

    private boolean isServed(long repositoryId, Digest digest) {
        return jdbc().sql("""
                        select exists (select 1 from repository_blob where repository_id = :repository and digest = :digest)
                            or exists (select 1 from manifest where repository_id = :repository and digest = :digest)
                        """)
                .param("repository", repositoryId)
                .param("digest", digest.toString())
                .query(Boolean.class)
                .single();
    }

    private void everyProjectHoldsWhatItsFigureSays() {
        assertThat(texts(QuotaFigures.WRONG)).as("figures that are wrong").isEmpty();
    }

    private List<String> texts(String sql) {
        return jdbc().sql(sql).query((row, n) -> row.getString(1)).list();
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(database);
    }
}
