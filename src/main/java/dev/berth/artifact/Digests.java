package dev.berth.artifact;

import java.util.Collection;

import dev.berth.oci.Digest;

/** Digests as a parameter of SQL: distinct and sorted, since rows are locked in digest order. */
final class Digests {

    private Digests() {}

    static String[] array(Collection<Digest> digests) {
        return digests.stream().map(Digest::toString).distinct().sorted().toArray(String[]::new);
    }
}
