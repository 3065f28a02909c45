package dev.berth.artifact;

import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.blob.BlobStore;
import dev.berth.blob.StorageKey;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The leases of docs' content safety: what a client was told exists stays until it had time to push what refers to it. The lease is 24
 * hours here.
 */
class LeaseTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final String PROJECT = new People(SERVER).project();
    private static final Duration LEASE = Duration.ofHours(24);
    private static final Duration SLACK = Duration.ofMinutes(10);

    private final JdbcClient jdbc = JdbcClient.create(SERVER.database().dataSource());
    private final RegistryClient client = RegistryClient.admin(SERVER, PROJECT + "/leases");
    private final byte[] content = Bytes.random(50);
    private final Digest blob = client.pushBlob(content);

    @Test
    void aPushedBlobIsUnderALease() {
        assertFull(leaseOf(blob));
    }

    @Test
    void aMountedBlobIsUnderALeaseInItsNewRepository() {
        RegistryClient target = client.in(PROJECT + "/mounted");
        target.mount(blob, client.repository()).expect(201);

        assertThat(jdbc.sql("""
                select count(*) from repository_blob where digest = ? and gc_after > now() + interval '23 hours'
                """).param(blob.toString()).query(Integer.class).single())
                .isEqualTo(2);
    }

    @Test
    void pushingAgainRenewsTheLease() {
        setLease(blob, "now() + interval '1 minute'");
        client.pushBlob(content);
        assertFull(leaseOf(blob));

        setLease(blob, "now() + interval '1 minute'");
        client.mount(blob, client.repository()).expect(201);
        assertFull(leaseOf(blob));
    }

    @Test
    void headRenewsALeaseOfWhichLessThanHalfIsLeft() {
        setLease(blob, "now() + interval '11 hours'");
        client.head("blobs/" + blob).expect(200);
        assertFull(leaseOf(blob));

        setLease(blob, "now() - interval '1 hour'");
        client.head("blobs/" + blob).expect(200);
        assertFull(leaseOf(blob));
    }

    @Test
    void headLeavesALongLeaseAndOneThatIsNullAlone() {
        setLease(blob, "now() + interval '13 hours'");
        client.head("blobs/" + blob).expect(200);
        assertThat(leaseOf(blob).orElseThrow()).isBefore(Instant.now().plus(Duration.ofHours(14)));

        setLease(blob, "null");
        client.head("blobs/" + blob).expect(200);
        assertThat(leaseOf(blob)).isEmpty();
    }

    @Test
    void getRenewsNothing() {
        setLease(blob, "now() + interval '1 minute'");
        client.get("blobs/" + blob).expect(200);

        assertThat(leaseOf(blob).orElseThrow()).isBefore(Instant.now().plus(Duration.ofHours(1)));
    }

    @Test
    void aManifestWithoutATagIsUnderALeaseAndATaggedOneIsNot() {
        ManifestJson untagged = client.pushImage(content);
        ManifestJson tagged = client.image(content);
        client.putManifest("tagged", tagged).expect(201);

        assertFull(leaseOfManifest(untagged));
        assertThat(leaseOfManifest(tagged)).isEmpty();
    }

    @Test
    void headRenewsAManifestsLeaseToo() {
        ManifestJson image = client.pushImage(content);
        setManifestLease(image, "now() + interval '11 hours'");
        client.head("manifests/" + image.digest()).expect(200);
        assertFull(leaseOfManifest(image));

        setManifestLease(image, "now() + interval '13 hours'");
        client.head("manifests/" + image.digest()).expect(200);
        assertThat(leaseOfManifest(image).orElseThrow()).isBefore(Instant.now().plus(Duration.ofHours(14)));

        setManifestLease(image, "null");
        client.head("manifests/" + image.digest()).expect(200);
        assertThat(leaseOfManifest(image)).isEmpty();
    }

    @Test
    void aManifestThatLosesATagGetsALease() {
        ManifestJson first = client.image(content);
        client.putManifest("moves", first).expect(201);
        client.putManifest("moves", client.image(content)).expect(201);
        assertFull(leaseOfManifest(first));

        ManifestJson deleted = client.image(content);
        client.putManifest("goes", deleted).expect(201);
        client.delete("manifests/goes").expect(202);
        assertFull(leaseOfManifest(deleted));
    }

    @Test
    void tagsThatStayWhereTheyAreGiveNoLease() {
        ManifestJson image = client.image(content);
        client.putManifest("stays", image).expect(201);
        client.putManifest("stays", image).expect(201);

        assertThat(leaseOfManifest(image)).isEmpty();
    }

    @Test
    void aDeletedManifestLetsItsBlobsGoUnderALease() {
        ManifestJson image = client.pushImage(content);
        setLease(blob, "null");

        client.delete("manifests/" + image.digest()).expect(202);

        assertFull(leaseOf(blob));
    }

    @Test
    void noDeletionCutsALeaseShort() {
        ManifestJson image = client.pushImage(content);
        setLease(blob, "now() + interval '3 days'");

        client.delete("manifests/" + image.digest()).expect(202);

        assertThat(leaseOf(blob).orElseThrow()).isAfter(Instant.now().plus(Duration.ofDays(2)));
    }

    @Test
    void aBlobPushedTwiceKeepsItsObjectAndTheSecondOneIsCondemned() {
        String key = keyOf(blob);
        long before = tombstones();

        client.pushBlob(content);
        client.in(PROJECT + "/twice")
                .finish(client.in(PROJECT + "/twice").startUpload(), blob, content)
                .expect(201);

        assertThat(keyOf(blob)).isEqualTo(key);
        assertThat(tombstones()).isGreaterThanOrEqualTo(before + 1);
        assertThat(isCondemned(key)).isFalse();
    }

    @Test
    void theObjectOfABlobThatIsDeletedEverywhereIsCondemnedForTheQuarantine() {
        String key = keyOf(blob);
        client.in(PROJECT + "/second").mount(blob, client.repository()).expect(201);

        client.delete("blobs/" + blob).expect(202);
        assertThat(isCondemned(key)).isFalse();
        client.in(PROJECT + "/second").delete("blobs/" + blob).expect(202);

        assertThat(jdbc.sql("select due from tombstone where storage_key = ? and published")
                        .param(key)
                        .query((row, n) -> row.getTimestamp(1).toInstant())
                        .single())
                .isAfter(Instant.now().plus(Duration.ofHours(23)));
        assertThat(client.pushBlob(content)).isEqualTo(blob);
        assertThat(keyOf(blob)).isNotEqualTo(key);
    }

    @Test
    void aSuspectBlobIsPushedAgainAndHealed() {
        String key = keyOf(blob);
        jdbc.sql("update blob set suspect = true where digest = ?")
                .param(blob.toString())
                .update();
        RegistryClient other = client.in(PROJECT + "/healing");

        client.head("blobs/" + blob).expect(404);
        client.get("blobs/" + blob).expect(404);
        other.mount(blob, client.repository()).expect(202);
        other.mount(blob, null).expect(202);
        client.putManifest("suspect", ManifestJson.image().config("a/b", new ManifestJson.Content(blob, 50)))
                .expect(404);
        client.pushBlob(content);

        assertThat(client.get("blobs/" + blob).expect(200).body()).isEqualTo(content);
        assertThat(keyOf(blob)).isNotEqualTo(key);
        assertThat(isCondemned(key)).isTrue();
    }

    @Test
    void aBlobWhoseObjectVanishedIsOutOfServiceUntilItIsPushedAgain() throws Exception {
        Files.delete(
                SERVER.bean(BlobStore.class).file(new StorageKey(keyOf(blob))).orElseThrow());

        client.get("blobs/" + blob).expect(404);
        client.head("blobs/" + blob).expect(404);
        client.pushBlob(content);
        assertThat(client.get("blobs/" + blob).expect(200).body()).isEqualTo(content);
    }

    @Test
    void nothingIsLeftPendingByAPushThatSucceededOrWasRefused() {
        long before = pending();
        client.pushBlob(Bytes.random(10));
        client.finish(client.startUpload(), Digest.of(DigestAlgorithm.SHA256, content), content)
                .expect(201);
        client.send("POST", "blobs/uploads/?digest=" + blob, new byte[3]).expect(400);
        client.finish(client.startUpload(), blob, new byte[3]).expect(400);
        client.send("DELETE", client.startUpload(), HttpRequest.BodyPublishers.noBody())
                .expect(204);

        assertThat(pending()).isEqualTo(before);
    }

    private Optional<Instant> leaseOf(Digest digest) {
        return jdbc.sql("""
                select gc_after from repository_blob join repository using (repository_id) where digest = ? and name = ?
                """)
                .param(digest.toString())
                .param(client.repository())
                .query(this::lease)
                .single();
    }

    private Optional<Instant> leaseOfManifest(ManifestJson manifest) {
        return jdbc.sql("select gc_after from manifest where digest = ?")
                .param(manifest.digest().toString())
                .query(this::lease)
                .single();
    }

    private Optional<Instant> lease(ResultSet row, int number) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant);
    }

    private void setLease(Digest digest, String moment) {
        jdbc.sql("update repository_blob set gc_after = " + moment + " where digest = ?")
                .param(digest.toString())
                .update();
    }

    private void setManifestLease(ManifestJson manifest, String moment) {
        jdbc.sql("update manifest set gc_after = " + moment + " where digest = ?")
                .param(manifest.digest().toString())
                .update();
    }

    private String keyOf(Digest digest) {
        return jdbc.sql("select storage_key from blob where digest = ?")
                .param(digest.toString())
                .query(String.class)
                .single();
    }

    private boolean isCondemned(String key) {
        return jdbc.sql("select exists (select 1 from tombstone where storage_key = ?)")
                .param(key)
                .query(Boolean.class)
                .single();
    }

    private long tombstones() {
        return jdbc.sql("select count(*) from tombstone").query(Long.class).single();
    }

    private long pending() {
        return jdbc.sql("select count(*) from pending_object").query(Long.class).single();
    }

    private static void assertFull(Optional<Instant> lease) {
        Instant expected = Instant.now().plus(LEASE);
        assertThat(lease.orElseThrow()).isBetween(expected.minus(SLACK), expected.plus(SLACK));
    }
}
