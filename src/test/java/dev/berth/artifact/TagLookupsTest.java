package dev.berth.artifact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.berth.access.RepositoryScope;
import dev.berth.artifact.ManifestTable.Row;
import dev.berth.artifact.TagLookups.Wanted;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TagLookupsTest {

    private static final RepositoryScope HERE = new RepositoryScope(1, new RepositoryName("library/here"));
    private static final RepositoryScope ELSEWHERE = new RepositoryScope(2, new RepositoryName("library/here"));
    private static final Digest DIGEST = Digest.of(DigestAlgorithm.SHA256, new byte[0]);
    private static final Row ROW = new Row(7, new PulledManifest(DIGEST, "text/plain", 0, new byte[0]), false);

    private final List<Set<Wanted>> statements = Collections.synchronizedList(new ArrayList<>());

    @Test
    void aTagThatIsNotThereIsNotFound() {
        TagLookups lookups = new TagLookups(tags -> Map.of());

        assertThat(lookups.find(HERE, new Tag("latest"))).isEmpty();
    }

    @Test
    void eachAnswerIsReadAnew() {
        TagLookups lookups = new TagLookups(this::answer);

        lookups.find(HERE, new Tag("latest"));
        lookups.find(HERE, new Tag("latest"));

        assertThat(statements).hasSize(2);
    }

    @Test
    void theSameTagOfAnotherProjectIsAnother() {
        TagLookups lookups = new TagLookups(tags -> Map.of(new Wanted(HERE, new Tag("latest")), ROW));

        assertThat(lookups.find(HERE, new Tag("latest"))).isPresent();
        assertThat(lookups.find(ELSEWHERE, new Tag("latest"))).isEmpty();
    }

    @Test
    void aFailureIsToldToWhoAskedAndNotToWhoComesLater() {
        TagLookups lookups = new TagLookups(tags -> {
            if (statements.isEmpty()) {
                statements.add(tags);
                throw new IllegalStateException("away");
            }
            return answer(tags);
        });

        assertThatThrownBy(() -> lookups.find(HERE, new Tag("latest"))).hasMessage("away");
        assertThat(lookups.find(HERE, new Tag("latest"))).isPresent();
    }

    @Test
    void everyoneOfManyAtOnceGetsTheAnswerToTheirOwnQuestion() throws Exception {
        TagLookups lookups = new TagLookups(this::answer);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Optional<Row>>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < 200; number++) {
                Tag tag = new Tag((number % 2 == 0 ? "there-" : "absent-") + number);
                answers.add(threads.submit(() -> {
                    start.await();
                    return lookups.find(HERE, tag);
                }));
            }
            start.countDown();
        }

        for (int number = 0; number < 200; number++) {
            assertThat(answers.get(number).get().isPresent()).isEqualTo(number % 2 == 0);
        }
        assertThat(statements).hasSizeLessThan(200);
    }

    /** Finds the tags whose name does not begin with "absent", and takes its time. */
    private Map<Wanted, Row> answer(Set<Wanted> tags) {
        statements.add(new HashSet<>(tags));
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return tags.stream()
                .filter(one -> !one.tag().value().startsWith("absent"))
                .collect(Collectors.toMap(one -> one, one -> ROW));
    }
}
