package dev.berth.artifact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.QuotaFigures;
import dev.berth.testkit.RegistryClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What a project is said to hold is what it holds: the bytes of its manifests, and each blob that they refer to once. */
class QuotaSettlementTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final int CLIENTS = 4;
    private static final int STEPS = 60;

    /** Few, so that repositories share them, and are the last to refer to them, all the time. */
    private static final List<byte[]> LAYERS = IntStream.range(0, 5)
            .mapToObj(number -> ("layer " + number).repeat(number + 1).getBytes(StandardCharsets.UTF_8))
            .toList();

    private final JdbcClient jdbc = JdbcClient.create(SERVER.database().dataSource());
    private final String project = new People(SERVER).project();
    private final Api admin = Api.admin(SERVER);
    private final RegistryClient client = RegistryClient.admin(SERVER, project + "/a");

    @Test
    void aManifestCountsWithTheBlobsThatItRefersTo() {
        byte[] layer = Bytes.random(1000);

        ManifestJson image = client.pushImage(layer);

        assertThat(used()).isEqualTo(image.bytes().length + 64 + 1000);
    }

    @Test
    void aBlobCountsOnceHoweverManyManifestsAndRepositoriesOfTheProjectReferToIt() {
        byte[] layer = Bytes.random(1000);

        ManifestJson first = client.pushImage(layer);
        ManifestJson second = client.in(project + "/b").pushImage(layer, layer);

        assertThat(used()).isEqualTo(first.bytes().length + second.bytes().length + 2 * 64 + 1000);
    }

    @Test
    void whatIsPushedAgainOrTaggedCountsNothing() {
        ManifestJson image = client.pushImage(Bytes.random(1000));
        long before = used();

        client.putManifest("again", image).expect(201);
        client.delete("manifests/again").expect(202);

        assertThat(used()).isEqualTo(before);
    }

    @Test
    void aBlobWithoutAManifestCountsNothing() {
        client.pushBlob(Bytes.random(1000));

        assertThat(used()).isZero();
    }

    @Test
    void withTheLastManifestGoesWhatItCounted() {
        byte[] layer = Bytes.random(1000);
        ManifestJson first = client.pushImage(layer);
        ManifestJson second = client.in(project + "/b").pushImage(layer);

        client.delete("manifests/" + first.digest()).expect(202);
        assertThat(used()).isEqualTo(second.bytes().length + 64 + 1000);

        client.in(project + "/b").delete("manifests/" + second.digest()).expect(202);
        assertThat(used()).isZero();
    }

    @Test
    void S48_whatIsUsedEqualsWhatIsRecomputedWhoeverPushesCopiesAndDeletesAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> clients = IntStream.range(0, CLIENTS)
                    .<Callable<Void>>mapToObj(seed -> () -> change(new SplittableRandom(seed)))
                    .toList();
            for (Future<Void> done : threads.invokeAll(clients)) {
                done.get();
            }
        }

        client.pushImage(LAYERS.toArray(byte[][]::new));
        assertThat(used()).isPositive();
        assertThat(jdbc.sql(QuotaFigures.WRONG).query(String.class).list()).isEmpty();
    }

    private Void change(SplittableRandom random) {
        List<ManifestJson> pushed = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            String name = repository(random);
            RegistryClient repository = client.in(project + "/" + name);
            ManifestJson known =
                    pushed.isEmpty() ? push(repository, random) : pushed.get(random.nextInt(pushed.size()));
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> repository.delete("manifests/" + known.digest());
                case 3, 4 ->
                    admin.post(
                            repositories() + repository(random) + "/artifacts?from=" + repository.repository() + "@"
                                    + known.digest(),
                            "");
                case 5 -> removeAndWorkOff(name);
                default -> pushed.add(push(repository, random));
            }
        }
        return null;
    }

    private static String repository(SplittableRandom random) {
        return String.valueOf("abc".charAt(random.nextInt(3)));
    }

    /** A push that meets the removal of its repository lacks its blobs, which does not matter here. */
    private static ManifestJson push(RegistryClient repository, SplittableRandom random) {
        ManifestJson image =
                repository.image(LAYERS.get(random.nextInt(LAYERS.size())), LAYERS.get(random.nextInt(LAYERS.size())));
        assertThat(repository.putManifest("tag" + random.nextInt(4), image).status())
                .isIn(201, 404);
        return image;
    }

    private void removeAndWorkOff(String name) {
        assertThat(admin.delete(repositories() + name).statusCode()).isIn(200, 404);
        SERVER.bean(HiddenRepositories.class).workOff();
    }

    private String repositories() {
        return "/api/v2.0/projects/" + project + "/repositories/";
    }

    private long used() {
        return jdbc.sql("""
                select used from quota_usage join project using (project_id) where name = ?
                union all select 0 limit 1
                """).param(project).query(Long.class).single();
    }
}
