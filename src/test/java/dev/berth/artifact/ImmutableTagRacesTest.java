package dev.berth.artifact;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ImmutabilityRules;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;

import static org.assertj.core.api.Assertions.assertThat;

/** S48, S28: whoever comes first has the tag, and whoever comes at the same moment is told so. */
class ImmutableTagRacesTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final int RACERS = 8;

    private final String project = new People(SERVER).project();
    private final RegistryClient client = RegistryClient.admin(SERVER, project + "/app");
    private final ImmutabilityRules rules = new ImmutabilityRules(Api.admin(SERVER), project);
    private final List<ManifestJson> images = IntStream.range(0, RACERS)
            .mapToObj(i -> client.pushImage(Bytes.random(8)))
            .toList();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    @Timeout(60)
    void S28_ofManyWhoPushDifferentManifestsToOneNewTagOneWins() throws Exception {
        race(60);
    }

    @Test
    @Tag("storm")
    @Timeout(600)
    void S28_aThousandTimesOneWins() throws Exception {
        race(1_000);
    }

    private void race(int rounds) throws Exception {
        rules.freeze("v*");
        for (int round = 0; round < rounds; round++) {
            String tag = "v" + round;
            List<Integer> answers = together(images.stream()
                    .<Callable<Integer>>map(
                            image -> () -> client.putManifest(tag, image).status())
                    .toList());

            assertThat(answers).as(tag).containsOnlyOnce(201).containsOnly(201, 412);
            assertThat(client.get("manifests/" + tag).body())
                    .isEqualTo(images.get(answers.indexOf(201)).bytes());
        }
    }

    @Test
    @Timeout(60)
    void S28_onceARuleIsAnsweredForNothingMovesATagAnyMore() throws Exception {
        for (int round = 0; round < 15; round++) {
            String tag = "t" + round;
            AtomicBoolean going = new AtomicBoolean(true);
            client.putManifest(tag, images.getFirst()).expect(201);
            List<Future<Boolean>> movers = images.stream()
                    .map(image -> threads.submit(() -> movedUntilRefused(tag, image, going)))
                    .toList();

            rules.freeze(tag);
            byte[] frozen = client.get("manifests/" + tag).body();

            going.set(false);
            for (Future<Boolean> mover : movers) {
                mover.get(30, TimeUnit.SECONDS);
            }
            assertThat(client.get("manifests/" + tag).body()).as(tag).isEqualTo(frozen);
        }
    }

    private boolean movedUntilRefused(String tag, ManifestJson image, AtomicBoolean going) {
        int status = 201;
        while (going.get() && status == 201) {
            status = client.putManifest(tag, image).status();
        }
        return status == 412;
    }

    @Test
    @Timeout(60)
    void S28_aTagThatIsDeletedAndPushedAtTheSameMomentWhileItIsFrozenStays() throws Exception {
        for (int round = 0; round < 10; round++) {
            String tag = "d" + round;
            client.putManifest(tag, images.get(0)).expect(201);
            List<Integer> answers = together(List.of(
                    () -> Api.admin(SERVER)
                            .post(rules.path(), ImmutabilityRules.body(false, "matches", tag, "repoMatches", "**"))
                            .statusCode(),
                    () -> client.delete("manifests/" + tag).status(),
                    () -> client.putManifest(tag, images.get(1)).status(),
                    () -> client.putManifest(tag, images.get(0)).status()));

            assertThat(answers.get(0)).isEqualTo(201);
            assertThat(answers.get(1)).isIn(202, 404, 412);
            assertThat(answers.get(2)).isIn(201, 412);
            assertThat(answers.get(3)).isIn(201, 412);
            boolean there = client.get("manifests/" + tag).status() == 200;
            assertThat(client.putManifest(tag, images.get(2)).status()).isEqualTo(there ? 412 : 201);
            client.delete("manifests/" + tag).expect(412);
        }
    }

    /** All begin at the same moment. */
    private List<Integer> together(List<Callable<Integer>> calls)
            throws InterruptedException, ExecutionException, TimeoutException {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        List<Future<Integer>> running = calls.stream()
                .map(call -> threads.submit(() -> begin(start, call)))
                .toList();
        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> one : running) {
            answers.add(one.get(30, TimeUnit.SECONDS));
        }
        return answers;
    }

    private static Integer begin(CyclicBarrier start, Callable<Integer> call) throws Exception {
        try {
            start.await(30, TimeUnit.SECONDS);
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("not all came to the start", e);
        }
        return call.call();
    }
}
