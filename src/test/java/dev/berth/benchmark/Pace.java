package dev.berth.benchmark;

import java.time.Duration;

/**
 * How long and how often is measured: {@code -Dbenchmark.seconds=3 -Dbenchmark.rounds=5}, and {@code -Dbenchmark.only=text} for the
 * rows whose name has that text.
 *
 * @param rounds timed rounds of each contestant, in turns; the first ones come on top and only warm up
 */
record Pace(int clients, int rounds, Duration round, String only) {

    /** A Java server compiles what is used often while it runs: so long it only warms up. */
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    static Pace fromProperties() {
        return new Pace(
                8,
                Integer.getInteger("benchmark.rounds", 5),
                Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 2)),
                System.getProperty("benchmark.only", ""));
    }

    int warmUpRounds() {
        return (int) Math.ceilDiv(WARM_UP.toMillis(), round.toMillis());
    }

    boolean wants(Workload workload) {
        return workload.name().contains(only);
    }
}
