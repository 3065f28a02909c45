package dev.berth.safety;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.oci.Digest;
import dev.berth.oci.Reference;
import dev.berth.oci.Tag;
import dev.berth.safety.Interleaving.Request;

import static org.assertj.core.api.Assertions.assertThat;

/** What people do meets those who clear away: the collector, retention, and the reaper. All leases have ended when they meet. */
class CollectionInterleavingsTest extends Meetings {

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    /** There is a limit, far away, so that what nothing refers to yet is counted as well. */
    CollectionInterleavingsTest(@TempDir Path directory) throws IOException {
        super(directory);
        ContentModules.limitProject(database.dataSource(), Long.MAX_VALUE / 2);
    }

    @AfterEach
    void allThatNothingRefersToGoes() {
        pass(LONG_ENOUGH);
        modules.collect();
        List<String> left = JdbcClient.create(database.dataSource())
                .sql("""
                        select digest from repository_blob rb join repository r using (repository_id)
                        where r.deleted_at is null and not exists (
                            select from manifest_blob mb where mb.repository_id = rb.repository_id and mb.digest = rb.digest)
                        union all select digest from blob where digest not in (select digest from repository_blob)
                        """)
                .query((row, n) -> row.getString(1))
                .list();
        assertThat(left).as("blobs that nothing refers to").isEmpty();
        assertThat(JdbcClient.create(database.dataSource())
                        .sql("select count(*) from loose_blob l join manifest_blob m using (project_id, digest)")
                        .query(Long.class)
                        .single())
                .as("blobs that count as loose although something refers to them")
                .isZero();
    }

    @Test
    void aManifestMeetsTheCollectionOfItsBlobs() {
        meet(
                this::oldBlobs,
                client -> List.of(
                        new Request("push", () -> push(client, "1", Scenario.image(client))),
                        new Request("collector", modules::collect)),
                this::requireReadable);
    }

    @Test
    void aHeadMeetsTheCollector() {
        meet(
                this::oldLayer,
                client -> List.of(new Request("head", () -> head(client)), new Request("collector", modules::collect)),
                this::requireServed);
    }

    @Test
    @org.junit.jupiter.api.Tag("storm") // three that meet meet in hundreds of ways
    void aHeadMeetsTheCollectorAndAPush() {
        meet(
                this::oldLayer,
                client -> List.of(
                        new Request("head", () -> head(client)),
                        new Request("collector", modules::collect),
                        new Request("put", () -> put(client, "b"))),
                this::requireServed);
    }

    @Test
    void aMountMeetsTheCollectionOfItsSource() {
        meet(
                this::oldLayer,
                client ->
                        List.of(new Request("mount", () -> mount(client)), new Request("collector", modules::collect)),
                this::requireServed);
    }

    @Test
    void aPushOfABlobMeetsItsCollection() {
        meet(
                this::oldLayer,
                client ->
                        List.of(new Request("put", () -> put(client, "a")), new Request("collector", modules::collect)),
                this::requireServed);
    }

    @Test
    void aPushOfABlobMeetsItsCollectionAndPhysicalDeletion() {
        meet(
                this::oldLayer,
                client -> List.of(new Request("put", () -> put(client, "b")), new Request("clear", () -> {
                    modules.collect();
                    JdbcClient.create(database.dataSource())
                            .sql("update tombstone set due = now()")
                            .update();
                    modules.reap();
                })),
                this::requireServed);
    }

    @Test
    void twoCollectorsMeet() {
        meet(
                client -> {
                    for (String repository : List.of("a", "b")) {
                        modules.put(client.repository(repository), layer(client));
                        modules.put(client.repository(repository), Scenario.config(client));
                    }
                    pass(LONG_ENOUGH);
                },
                client -> List.of(new Request("one", modules::collect), new Request("other", modules::collect)));
    }

    @Test
    void aDeletionMeetsTheCollectionOfTheSameBlob() {
        meet(
                client -> {
                    modules.put(client.repository("a"), layer(client));
                    modules.put(client.repository("b"), layer(client));
                    pass(LONG_ENOUGH);
                },
                client -> List.of(
                        new Request("delete", () -> modules.deleteBlob(client.repository("a"), layerDigest(client))),
                        new Request("collector", modules::collect)));
    }

    @Test
    void aCopyMeetsTheCollector() {
        meet(
                client -> {
                    oldBlobs(client);
                    modules.push(client.repository("a"), new Tag("1"), Scenario.image(client));
                    pass(LONG_ENOUGH);
                },
                client -> List.of(new Request("copy", () -> copy(client)), new Request("collector", modules::collect)),
                this::requireReadable);
    }

    @Test
    void anIndexMeetsTheCollectionOfAChildThatWasLetGo() {
        meet(
                client -> {
                    letGoAChild(client);
                    pass(LONG_ENOUGH);
                },
                client -> List.of(
                        new Request("push", () -> push(client, "all", Client.index(Scenario.image(client)))),
                        new Request("collector", modules::collect)),
                this::requireReadable);
    }

    @Test
    void anIndexMeetsTheSweepOfItsUntaggedChild() {
        meet(
                client -> {
                    oldBlobs(client);
                    modules.push(client.repository("a"), imageDigest(client), Scenario.image(client));
                    pass(LONG_ENOUGH);
                },
                client -> List.of(
                        new Request("push", () -> push(client, "all", Client.index(Scenario.image(client)))),
                        new Request("sweep", () -> modules.sweepUntagged(client.repository("a"), imageDigest(client)))),
                this::requireReadable);
    }

    @Test
    void aTagMeetsTheSweepOfAnUntaggedManifest() {
        meet(
                client -> {
                    oldBlobs(client);
                    modules.push(client.repository("a"), imageDigest(client), Scenario.image(client));
                    pass(LONG_ENOUGH);
                },
                client -> List.of(
                        new Request("push", () -> push(client, "1", Scenario.image(client))),
                        new Request("sweep", () -> modules.sweepUntagged(client.repository("a"), imageDigest(client)))),
                this::requireReadable);
    }

    @Test
    void aPushOfTheSameTagMeetsRetentionsDecision() {
        meet(
                this::oldImage,
                client -> List.of(
                        new Request("push", () -> push(client, "1", Scenario.image(client))),
                        new Request("retention", () -> modules.retire(client.repository("a"), imageDigest(client)))),
                this::requireReadable);
    }

    @Test
    void aTagThatMovesAwayMeetsRetentionsDecision() {
        meet(
                this::oldImage,
                client -> List.of(
                        new Request("push", () -> push(client, "1", Client.image(Scenario.config(client)))),
                        new Request("retention", () -> modules.retire(client.repository("a"), imageDigest(client)))),
                this::requireReadable);
    }

    @Test
    void aReferrerMeetsTheRetirementOfItsSubject() {
        meet(
                client -> {
                    oldImage(client);
                    modules.put(client.repository("a"), client.content("signature", 10));
                },
                client -> List.of(
                        new Request(
                                "push",
                                () -> push(
                                        client,
                                        "signature",
                                        Client.referrer(Scenario.image(client), client.content("signature", 10)))),
                        new Request("retention", () -> modules.retire(client.repository("a"), imageDigest(client)))),
                this::requireReadable);
    }

    @Test
    void aCopyMeetsTheRetirementOfItsSource() {
        meet(
                this::oldImage,
                client -> List.of(
                        new Request("copy", () -> copy(client)),
                        new Request("retention", () -> modules.retire(client.repository("a"), imageDigest(client)))),
                this::requireReadable);
    }

    @Test
    void retentionMeetsTheDeletionOfTheSameManifest() {
        meet(
                this::oldImage,
                client -> List.of(
                        new Request("delete", () -> modules.delete(client.repository("a"), imageDigest(client))),
                        new Request("retention", () -> modules.retire(client.repository("a"), imageDigest(client)))));
    }

    @Test
    void retentionMeetsTheDeletionOfTheRepository() {
        meet(
                this::oldImage,
                client -> List.of(
                        new Request("remove", () -> modules.removeRepository(client.repository("a"))),
                        new Request("retention", () -> modules.retire(client.repository("a"), imageDigest(client)))));
    }

    @Test
    void twoPushesMeetAtTheLimit() {
        meet(
                client -> {
                    ContentModules.limitProject(database.dataSource(), Long.MAX_VALUE / 2);
                    for (String repository : List.of("a", "b")) {
                        modules.put(client.repository(repository), client.content(repository, 1000));
                    }
                    long limit = used() + 1900;
                    ContentModules.limitProject(database.dataSource(), limit);
                },
                client -> List.of(
                        new Request("one", () -> pushAlone(client, "a")),
                        new Request("other", () -> pushAlone(client, "b"))),
                client -> {
                    assertThat(List.of("a 1", "b 1"))
                            .filteredOn(what -> isAcknowledged(client, what))
                            .hasSize(1);
                    requireReadable(client);
                });
        ContentModules.limitProject(database.dataSource(), -1);
    }

    private void pushAlone(Client client, String repository) {
        byte[] manifest = Client.image(client.content(repository, 1000));
        modules.push(client.repository(repository), new Tag("1"), manifest);
        acknowledge(client, repository + " 1");
    }

    private long used() {
        return JdbcClient.create(database.dataSource())
                .sql("select coalesce(sum(used), 0) from quota_usage")
                .query(Long.class)
                .single();
    }

    private void oldLayer(Client client) {
        modules.put(client.repository("a"), layer(client));
        pass(LONG_ENOUGH);
    }

    private void head(Client client) {
        if (modules.promises(client.repository("a"), layerDigest(client))) {
            acknowledge(client, "a");
        }
    }

    private void put(Client client, String repository) {
        modules.put(client.repository(repository), layer(client));
        acknowledge(client, repository);
    }

    private void mount(Client client) {
        if (modules.mount(client.repository("b"), client.repository("a"), layerDigest(client))) {
            acknowledge(client, "b");
        }
    }

    private void copy(Client client) {
        if (modules.copy(client.repository("b"), client.repository("a"), new Tag("1"))) {
            acknowledge(client, "b 1");
        }
    }

    private void push(Client client, String tag, byte[] manifest) {
        modules.push(client.repository("a"), new Tag(tag), manifest);
        acknowledge(client, "a " + tag);
    }

    private void acknowledge(Client client, String what) {
        acknowledged.add(client.seed() + " " + what);
    }

    private boolean isAcknowledged(Client client, String what) {
        return acknowledged.contains(client.seed() + " " + what);
    }

    /** What was promised is there: its lease has only just begun. */
    private void requireServed(Client client) {
        for (String repository : List.of("a", "b")) {
            if (isAcknowledged(client, repository)) {
                assertThat(modules.blob(client.repository(repository), layerDigest(client)))
                        .as("what was promised in %s", repository)
                        .isPresent();
            }
        }
    }

    private void oldBlobs(Client client) {
        modules.put(client.repository("a"), Scenario.config(client));
        modules.put(client.repository("a"), Scenario.layer(client));
        pass(LONG_ENOUGH);
    }

    private void oldImage(Client client) {
        oldBlobs(client);
        modules.push(client.repository("a"), new Tag("1"), Scenario.image(client));
        pass(LONG_ENOUGH);
    }

    /** Deletes an index while the lease of its child, which nothing else holds, still runs. */
    private void letGoAChild(Client client) {
        oldBlobs(client);
        modules.push(client.repository("a"), imageDigest(client), Scenario.image(client));
        byte[] index = Client.index(Scenario.image(client));
        modules.push(client.repository("a"), new Tag("all"), index);
        modules.delete(client.repository("a"), Scenario.digest(index));
    }

    /** What was pushed with success is there, with all that it refers to. */
    private void requireReadable(Client client) {
        for (String repository : List.of("a", "b")) {
            for (String tag : List.of("1", "all", "signature")) {
                if (isAcknowledged(client, repository + " " + tag)) {
                    requireReadable(client.repository(repository), new Tag(tag));
                }
            }
        }
    }

    private void requireReadable(String repository, Reference reference) {
        byte[] manifest = modules.manifest(repository, reference)
                .orElseThrow(() -> new AssertionError(reference + " was acknowledged and is gone"));
        Contents contents = Contents.of(manifest);
        for (Digest blob : contents.blobs()) {
            assertThat(modules.blob(repository, blob))
                    .as("%s, which %s refers to", blob, reference)
                    .isPresent();
        }
        contents.manifests().forEach(child -> requireReadable(repository, child));
    }
}
