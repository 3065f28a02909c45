package dev.berth.artifact;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import dev.berth.access.RepositoryScope;
import dev.berth.event.RegistryEvent.ArtifactPulled;
import dev.berth.job.NodeTask;
import dev.berth.oci.Digest;

/** Counts this node's pulls in memory and writes them down from time to time, so that a pull costs no statement. A crash loses some seconds. */
@Component
class PullCounts {

    private static final Duration PERIOD = Duration.ofSeconds(5);
    private static final int BATCH = 1000;

    private final ConcurrentMap<Pulled, Count> counts = new ConcurrentHashMap<>();
    private final PullTable table;
    private final Clock clock;

    PullCounts(PullTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** @param tag empty where it was pulled by digest */
    private record Pulled(RepositoryScope repository, Digest digest, String tag) {}

    private record Count(long pulls, Instant last) {

        Count plus(Count other) {
            return new Count(pulls + other.pulls, last.isAfter(other.last) ? last : other.last);
        }
    }

    /** Pulls of one manifest by one name, and when the last of them was. */
    record Pulls(RepositoryScope repository, Digest digest, String tag, long count, Instant last) {}

    @EventListener
    void count(ArtifactPulled event) {
        String tag = event.tag() == null ? "" : event.tag().value();
        counts.merge(new Pulled(event.repository(), event.digest(), tag), new Count(1, clock.instant()), Count::plus);
    }

    /** What cannot be written stays for the next time. */
    synchronized void write() {
        List<Pulled> counted = List.copyOf(counts.keySet());
        for (int from = 0; from < counted.size(); from += BATCH) {
            write(take(counted.subList(from, Math.min(from + BATCH, counted.size()))));
        }
    }

    private List<Pulls> take(List<Pulled> counted) {
        List<Pulls> taken = new ArrayList<>(counted.size());
        for (Pulled key : counted) {
            Count count = counts.remove(key);
            if (count != null) {
                taken.add(new Pulls(key.repository, key.digest, key.tag, count.pulls, count.last));
            }
        }
        return taken;
    }

    /** The repositories' counts come last: the times before them can be written again. */
    private void write(List<Pulls> pulls) {
        boolean written = false;
        try {
            table.writeTags(pulls);
            table.writeArtifacts(pulls);
            table.writeRepositories(pulls);
            written = true;
        } finally {
            if (!written) {
                pulls.forEach(one -> counts.merge(
                        new Pulled(one.repository, one.digest, one.tag), new Count(one.count, one.last), Count::plus));
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Task {

        @Bean
        NodeTask writePullCounts(PullCounts counts) {
            return new NodeTask("artifact-pulls", PERIOD, counts::write);
        }
    }
}
