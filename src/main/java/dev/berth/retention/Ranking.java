package dev.berth.retention;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.berth.retention.RuleTemplate.Time;

/**
 * The last K of those that were offered, by one of their times. It holds no more than K of them. What has no such time comes after all that
 * have one; of the same time the one that was pushed later stays, then the one with the larger number.
 */
final class Ranking {

    private static final Comparator<Place> OLDEST_FIRST =
            Comparator.comparing(Place::at).thenComparing(Place::pushedAt).thenComparingLong(Place::artifactId);

    private final Time time;
    private final int size;
    private final PriorityQueue<Place> best = new PriorityQueue<>(OLDEST_FIRST);
    private @Nullable Map<Long, Integer> ranks;

    Ranking(Time time, int size) {
        this.time = time;
        this.size = size;
    }

    private record Place(Instant at, Instant pushedAt, long artifactId) {}

    void offer(Candidate candidate) {
        best.add(new Place(candidate.time(time).orElse(Instant.MIN), candidate.pushedAt(), candidate.artifactId()));
        if (best.size() > size) {
            best.remove();
        }
    }

    /** From 1 on; empty where it is not among them. Nothing is offered any more once this was asked. */
    OptionalInt rank(Candidate candidate) {
        Integer rank = ranks().get(candidate.artifactId());
        return rank == null ? OptionalInt.empty() : OptionalInt.of(rank);
    }

    /** Those that have a rank. Nothing is offered any more once this was asked. */
    Set<Long> artifacts() {
        return ranks().keySet();
    }

    private Map<Long, Integer> ranks() {
        Map<Long, Integer> known = ranks;
        if (known == null) {
            List<Place> sorted = best.stream().sorted(OLDEST_FIRST.reversed()).toList();
            known = HashMap.newHashMap(sorted.size());
            for (Place place : sorted) {
                known.put(place.artifactId, known.size() + 1);
            }
            ranks = known;
        }
        return known;
    }
}
