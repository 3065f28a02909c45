package dev.berth.safety;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.berth.oci.Digest;
import dev.berth.oci.Tag;
import dev.berth.safety.Interleaving.Request;

import static org.assertj.core.api.Assertions.assertThat;

/** What people do meets what others do, and the reaper. */
class InterleavingsTest extends Meetings {

    InterleavingsTest(@TempDir Path directory) throws IOException {
        super(directory);
    }

    @Test
    void aHeadMeetsTheDeletionAndAPushOfTheSameBlob() {
        meet(
                client -> client.put("a", layer(client)),
                client -> List.of(
                        new Request("head", () -> modules.promises(client.repository("a"), layerDigest(client))),
                        new Request("delete", () -> client.deleteBlob("a", layerDigest(client))),
                        new Request("put", () -> client.put("b", layer(client)))));
    }

    @Test
    void aDeletionMeetsAPushIntoTheSameRepository() {
        meet(
                client -> modules.put(client.repository("a"), layer(client)),
                client -> List.of(
                        new Request("delete", () -> modules.deleteBlob(client.repository("a"), layerDigest(client))),
                        new Request("put", () -> modules.put(client.repository("a"), layer(client)))));
    }

    @Test
    void aMountMeetsTheDeletionOfItsSource() {
        meet(
                client -> client.put("a", layer(client)),
                client -> List.of(
                        new Request("mount", () -> client.mount("b", "a", layerDigest(client))),
                        new Request("delete", () -> client.deleteBlob("a", layerDigest(client)))));
    }

    @Test
    void aMountMeetsTheDeletionOfItsSourceAndAPushElsewhere() {
        meet(
                client -> client.put("a", layer(client)),
                client -> List.of(
                        new Request("mount", () -> client.mount("b", "a", layerDigest(client))),
                        new Request("delete", () -> client.deleteBlob("a", layerDigest(client))),
                        new Request("put", () -> client.put("c", layer(client)))));
    }

    @Test
    void aPushMeetsThePhysicalDeletionOfTheSameContent() {
        meet(
                client -> {
                    client.put("a", layer(client));
                    client.deleteBlob("a", layerDigest(client));
                    pass(LONG_ENOUGH);
                },
                client -> List.of(
                        new Request("put", () -> client.put("a", layer(client))),
                        new Request("reaper", modules::reap)));
    }

    @Test
    void aPausedWriterMeetsTheReaper() {
        onDisk();
        meet(
                client -> {},
                client -> List.of(
                        new Request("put", () -> client.put("a", layer(client))),
                        new Request("reaper", this::reapMuchLater)));
    }

    @Test
    void aPausedUploadMeetsTheReaper() {
        onDisk();
        AtomicReference<String> upload = new AtomicReference<>("");
        meet(
                client -> upload.set(modules.start(client.repository("a"))),
                client -> List.of(
                        new Request("upload", () -> client.finish("a", upload.get(), new byte[0], layer(client))),
                        new Request("reaper", this::reapMuchLater)));
    }

    @Test
    void twoDeletionsShareTheLastReference() {
        meet(
                client -> {
                    client.put("a", layer(client));
                    client.mount("b", "a", layerDigest(client));
                },
                client -> List.of(
                        new Request("delete a", () -> client.deleteBlob("a", layerDigest(client))),
                        new Request("delete b", () -> client.deleteBlob("b", layerDigest(client)))));
    }

    @Test
    void aManifestMeetsTheDeletionOfItsBlob() {
        meet(
                Scenario::pushBlobs,
                client -> List.of(
                        new Request("push", () -> client.push("a", Scenario.image(client), "1")),
                        new Request("delete", () -> client.deleteBlob("a", Scenario.digest(Scenario.layer(client))))));
    }

    @Test
    void anIndexMeetsTheDeletionOfItsChild() {
        meet(
                Scenario::pushImage,
                client -> List.of(
                        new Request("push", () -> client.push("a", Client.index(Scenario.image(client)), "all")),
                        new Request("delete", () -> client.deleteManifest("a", imageDigest(client), "1"))));
    }

    @Test
    void aReferrerMeetsTheDeletionOfItsSubject() {
        meet(
                client -> {
                    Scenario.pushImage(client);
                    client.put("a", client.content("signature", 10));
                },
                client -> List.of(
                        new Request(
                                "push",
                                () -> client.push(
                                        "a", Client.referrer(Scenario.image(client), client.content("signature", 10)))),
                        new Request("delete", () -> client.deleteManifest("a", imageDigest(client), "1"))));
    }

    @Test
    void aTagMovesTwice() {
        meet(
                client -> {
                    Scenario.pushBlobs(client);
                    client.put("a", client.content("other", 10));
                    pushUnder(client, "1", Scenario.image(client));
                },
                client -> List.of(
                        new Request("one", () -> pushUnder(client, "1", Client.image(Scenario.config(client)))),
                        new Request("other", () -> pushUnder(client, "1", Client.image(client.content("other", 10))))));
    }

    @Test
    void aTagMovesWhileItAndItsManifestAreDeleted() {
        meet(
                client -> {
                    Scenario.pushBlobs(client);
                    pushUnder(client, "1", Scenario.image(client));
                },
                client -> List.of(
                        new Request("move", () -> pushUnder(client, "1", Client.image(Scenario.config(client)))),
                        new Request("delete tag", () -> modules.delete(client.repository("a"), new Tag("1"))),
                        new Request(
                                "delete manifest", () -> modules.delete(client.repository("a"), imageDigest(client)))));
    }

    @Test
    void aCopyMeetsTheDeletionOfItsSource() {
        meet(
                Scenario::pushImage,
                client -> List.of(
                        new Request("copy", () -> client.copy("b", "a", "1", Scenario.image(client))),
                        new Request("delete", () -> client.deleteManifest("a", imageDigest(client), "1"))));
    }

    @Test
    void aCopyMeetsTheDeletionOfItsSourcesRepository() {
        meet(
                Scenario::pushImage,
                client -> List.of(
                        new Request("copy", () -> client.copy("b", "a", "1", Scenario.image(client))),
                        new Request("remove", () -> client.removeRepository("a"))));
    }

    @Test
    void twoCopiesGoOppositeWays() {
        meet(
                client -> {
                    Scenario.pushImage(client);
                    client.put("b", client.content("other", 10));
                    client.push("b", Client.image(client.content("other", 10)), "2");
                },
                client -> List.of(
                        new Request("there", () -> client.copy("b", "a", "1", Scenario.image(client))),
                        new Request(
                                "back", () -> client.copy("a", "b", "2", Client.image(client.content("other", 10))))));
    }

    @Test
    void aCopyMeetsAPushOfTheSameBlobsIntoTheSameProject() {
        meet(
                client -> {
                    Scenario.pushImage(client);
                    client.put("c", Scenario.config(client));
                },
                client -> List.of(
                        new Request("copy", () -> client.copy("b", "a", "1", Scenario.image(client))),
                        new Request("push", () -> client.push("c", Client.image(Scenario.config(client)), "1"))));
    }

    @Test
    void aRepositoryIsDeletedWhileItIsPushedTo() {
        meet(
                client -> {
                    modules.put(client.repository("a"), Scenario.config(client));
                    modules.put(client.repository("a"), Scenario.layer(client));
                },
                client -> List.of(
                        new Request("remove", () -> modules.removeRepository(client.repository("a"))),
                        new Request("push", () -> pushUnder(client, "1", Scenario.image(client)))));
    }

    @Test
    void aBlobComesIntoARepositoryThatIsDeletedAndWorkedOff() {
        meet(
                client -> {
                    reapMuchLater();
                    modules.put(client.repository("a"), Scenario.config(client));
                },
                client -> List.of(
                        new Request("put", () -> modules.put(client.repository("a"), layer(client))),
                        new Request("remove", () -> {
                            modules.removeRepository(client.repository("a"));
                            modules.reap();
                        })));
    }

    @Test
    void aRepositoryIsWorkedOffWhileItsNameComesBack() {
        meet(
                client -> {
                    reapMuchLater();
                    Scenario.pushImage(client);
                    client.removeRepository("a");
                },
                client -> List.of(new Request("work off", modules::reap), new Request("push", () -> {
                    Scenario.pushBlobs(client);
                    client.push("a", Scenario.image(client), "1");
                })));
    }

    @Test
    void twoWorkOffTheSameRepository() {
        meet(
                client -> {
                    reapMuchLater();
                    Scenario.pushImage(client);
                    client.removeRepository("a");
                },
                client -> List.of(new Request("one", modules::reap), new Request("other", modules::reap)));
    }

    @Test
    void aNewRepositoryIsPushedToTwice() {
        meet(
                client -> {},
                client -> List.of(
                        new Request("one", () -> client.put("a", layer(client))),
                        new Request("other", () -> client.put("a", Scenario.config(client)))));
    }

    @Test
    void twoPushTheSameNewBlob() {
        meet(
                client -> {},
                client -> List.of(
                        new Request("a", () -> client.put("a", layer(client))),
                        new Request("b", () -> client.put("b", layer(client)))));
    }

    @Test
    void twoWriteToOneUpload() {
        onDisk();
        meetAtOneUpload(() -> {});
    }

    @Test
    void aWriterThatFellSilentMeetsTheOneThatTookOver() {
        onDisk();
        meetAtOneUpload(() -> pass(SILENCE));
    }

    @Test
    void eightPushTheSameBlobIntoEightRepositoriesAtOnce() throws Exception {
        int pushers = 8;
        CyclicBarrier together = new CyclicBarrier(pushers);
        try (ExecutorService threads = Executors.newFixedThreadPool(pushers)) {
            for (int round = 0; round < 20; round++) {
                Client client = client("eight/" + round);
                List<Callable<Digest>> pushes = IntStream.range(0, pushers)
                        .<Callable<Digest>>mapToObj(i -> () -> {
                            together.await();
                            return client.upload("r" + i, layer(client), 1);
                        })
                        .toList();
                for (Future<Digest> push : threads.invokeAll(pushes)) {
                    assertThat(push.get()).isEqualTo(layerDigest(client));
                }
                client.ledger().requireAll(modules);
            }
        }
    }

    private void meetAtOneUpload(Runnable inBetween) {
        byte[] begun = new byte[100];
        AtomicReference<String> upload = new AtomicReference<>("");
        meet(
                client -> {
                    upload.set(modules.start(client.repository("a")));
                    modules.append(client.repository("a"), upload.get(), begun);
                },
                client -> List.of(
                        new Request("one", () -> client.finish("a", upload.get(), begun, layer(client))),
                        new Request("other", () -> {
                            inBetween.run();
                            client.finish("a", upload.get(), begun, client.content("other", 200_000));
                        })));
    }
}
