package dev.berth.artifact;

import org.springframework.stereotype.Component;

import dev.berth.blob.GarbageDelays;

/**
 * The arithmetic of leases in SQL: how long something stays that nothing refers to, kept in columns called {@code gc_after}. Each method
 * gives an expression of fixed text, made of configuration alone.
 */
@Component
class Leases {

    private final double seconds;

    Leases(GarbageDelays delays) {
        this.seconds = delays.leaseSeconds();
    }

    /** When a lease ends that begins now. */
    String end() {
        return "now() + " + interval(seconds);
    }

    /** The column's new value where a lease begins anew: one that runs longer is never cut short. */
    String prolonged(String column) {
        return "greatest(" + column + ", " + end() + ")";
    }

    /** What becomes of a row that is there already, where one under a new lease was to be inserted. */
    static String kept(String table) {
        return "gc_after = greatest(" + table + ".gc_after, excluded.gc_after)";
    }

    /** Whether a HEAD has to renew the lease: it runs, and less than half of it is left. */
    String due(String column) {
        return "coalesce(" + column + " < now() + " + interval(seconds / 2) + ", false)";
    }

    private static String interval(double seconds) {
        return "make_interval(secs => " + seconds + ")";
    }
}
