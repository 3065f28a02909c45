package dev.berth.artifact;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.LimitedProject;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.RegistryClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** S48: however many come at once, no limit is passed, and as many get in as fit. */
class LimitRacesTest {

    private static final int PUSHES = 200;
    private static final int FITTING = 50;
    private static final long STORM_LIMIT = 12_000;

    private final BerthServer server = BerthServer.shared();
    private final JdbcClient jdbc = JdbcClient.create(server.database().dataSource());
    private final LimitedProject project = LimitedProject.of(server, -1);

    @Test
    void S48_ofTwoHundredPushesAtOnceAsManyGetInAsFit() throws Exception {
        byte[] shared = Bytes.random(500);
        Digest digest = repository(0).pushBlob(shared);
        List<Push> pushes = IntStream.range(0, PUSHES)
                .mapToObj(number -> new Push(repository(number), image(number, new ManifestJson.Content(digest, 500))))
                .toList();
        IntStream.range(1, 10).forEach(number -> repository(number).pushBlob(shared));
        int size = pushes.getFirst().image.bytes().length;
        project.limit(500 + (long) FITTING * size + size - 1);

        List<Integer> statuses =
                atOnce(pushes.stream().<Callable<Integer>>map(push -> push::put).toList());

        assertThat(statuses).containsOnly(201, 403);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(FITTING);
        assertThat(project.used()).isEqualTo(500 + (long) FITTING * size);
        assertThat(project.wrongFigures()).isEmpty();
    }

    @Test
    void S48_ofTwoHundredUploadsAtOnceNotMoreGetInThanFit() throws Exception {
        project.limit(1000 * FITTING + 999);

        List<Integer> statuses = atOnce(IntStream.range(0, PUSHES)
                .<Callable<Integer>>mapToObj(number -> () -> upload(repository(number), number % 2 == 0))
                .toList());

        assertThat(statuses).containsOnly(201, 403);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(FITTING);
        assertThat(project.coming()).isEqualTo(1000L * FITTING);
        assertThat(project.used()).isZero();
    }

    @Test
    void S48_theLimitHoldsWhoeverPushesMountsCopiesAndDeletesAtOnce() throws Exception {
        project.limit(STORM_LIMIT);

        atOnce(IntStream.range(0, 6)
                .<Callable<Integer>>mapToObj(seed -> () -> change(new SplittableRandom(seed)))
                .toList());

        assertThat(project.audited("exceed")).as("the limit was reached").isPositive();
        assertThat(project.wrongFigures()).isEmpty();
    }

    private int change(SplittableRandom random) {
        List<ManifestJson> pushed = new ArrayList<>();
        for (int step = 0; step < 40; step++) {
            RegistryClient here = repository(random.nextInt(3));
            RegistryClient there = repository(random.nextInt(3));
            switch (pushed.isEmpty() ? 9 : random.nextInt(10)) {
                case 0, 1, 2 ->
                    here.delete("manifests/"
                            + pushed.get(random.nextInt(pushed.size())).digest());
                case 3, 4 -> copy(here, there, pushed.get(random.nextInt(pushed.size())));
                default -> push(here, there, random).ifPresent(pushed::add);
            }
            assertThat(project.used()).isLessThanOrEqualTo(STORM_LIMIT);
        }
        return pushed.size();
    }

    /** An image of a config of its own and a layer that others have as well, if it fits. */
    private static Optional<ManifestJson> push(RegistryClient here, RegistryClient there, SplittableRandom random) {
        byte[] config = Bytes.random(64);
        byte[] layer = "layer".repeat(100 * (1 + random.nextInt(4))).getBytes(StandardCharsets.UTF_8);
        here.mount(Digest.of(DigestAlgorithm.SHA256, layer), there.repository());
        List.of(config, layer)
                .forEach(blob -> here.send(
                        "POST",
                        here.path("blobs/uploads/?digest=" + Digest.of(DigestAlgorithm.SHA256, blob)),
                        BodyPublishers.ofByteArray(blob)));
        ManifestJson image = ManifestJson.image()
                .config("application/vnd.oci.image.config.v1+json", content(config))
                .layer("application/vnd.oci.image.layer.v1.tar", content(layer));
        return here.putManifest("v" + random.nextInt(3), image).status() == 201 ? Optional.of(image) : Optional.empty();
    }

    private void copy(RegistryClient from, RegistryClient to, ManifestJson image) {
        String target = to.repository().replace(project.name() + "/", "");
        Api.admin(server)
                .post(
                        "/api/v2.0/projects/" + project.name() + "/repositories/" + target + "/artifacts?from="
                                + from.repository() + "@" + image.digest(),
                        "");
    }

    private static ManifestJson.Content content(byte[] blob) {
        return new ManifestJson.Content(Digest.of(DigestAlgorithm.SHA256, blob), blob.length);
    }

    /** Whoever waits for the lock decides by the limit that holds when it is got. */
    @ParameterizedTest
    @CsvSource({"100000, 100, 403", "100, 100000, 201"})
    void S28_theLimitThatHoldsUnderTheLockDecides(long before, long after, int status) throws Exception {
        ManifestJson image = repository(0).image(Bytes.random(1000));
        project.limit(before);

        CompletableFuture<Integer> push;
        try (Connection other = server.database().dataSource().getConnection()) {
            lockFigure(other);
            push = CompletableFuture.supplyAsync(
                    () -> repository(0).putManifest("v1", image).status());
            await().atMost(Duration.ofSeconds(10)).until(this::somebodyWaits);
            project.limit(after);
            other.rollback();
            other.setAutoCommit(true);
        }

        assertThat(push.get()).isEqualTo(status);
        assertThat(project.wrongFigures()).isEmpty();
    }

    private void lockFigure(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("select from quota_usage where project_id = " + project.id() + " for update");
        }
    }

    private boolean somebodyWaits() {
        return jdbc.sql("""
                select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')
                """).query(Boolean.class).single();
    }

    private record Push(RegistryClient repository, ManifestJson image) {

        int put() {
            return patiently(() -> repository.putManifest(image.digest(), image).status());
        }
    }

    private RegistryClient repository(int number) {
        return project.repository("r" + number % 10);
    }

    /** All as long as each other. */
    private static ManifestJson image(int number, ManifestJson.Content blob) {
        return ManifestJson.image()
                .config("application/vnd.oci.image.config.v1+json", blob)
                .with("annotations", Map.of("number", String.valueOf(1000 + number)));
    }

    private static int upload(RegistryClient repository, boolean streamed) {
        byte[] content = Bytes.random(1000);
        String path = repository.path("blobs/uploads/?digest=" + Digest.of(DigestAlgorithm.SHA256, content));
        BodyPublisher body = streamed
                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content))
                : BodyPublishers.ofByteArray(content);
        return patiently(() -> repository.send("POST", path, body).status());
    }

    /** A busy server asks those to come again whom it cannot serve within two seconds. */
    private static int patiently(IntSupplier request) {
        int status = request.getAsInt();
        while (status == 503) {
            status = request.getAsInt();
        }
        return status;
    }

    private static List<Integer> atOnce(List<Callable<Integer>> requests)
            throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = threads.invokeAll(requests);
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            return statuses;
        }
    }
}
