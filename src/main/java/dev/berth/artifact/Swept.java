package dev.berth.artifact;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.berth.oci.Digest;

/**
 * What became of manifests that were to go.
 *
 * @param fates of those that were asked for
 * @param removed all that went, with those that went because of others
 */
public record Swept(Map<Digest, Fate> fates, Set<Digest> removed) {

    /** What can become of one. The first that fits counts. */
    public enum Fate {
        /** It is not in the repository. */
        GONE,
        /** An index lists it; or it was to go for want of tags, and has one, or refers to a subject that is there. */
        HELD,
        /** It was pushed, tagged or pulled later than the condition allows. */
        CHANGED,
        /** It has no tag, and its lease still runs: a client may be about to push what refers to it. */
        LEASED,
        /** One of its tags must not be deleted. */
        IMMUTABLE,
        /** It went. */
        REMOVED
    }

    /** How many went in all, with those that went because of others. */
    public int manifests() {
        return removed.size();
    }

    /** Those that were asked for and met this fate. */
    public Set<Digest> with(Fate fate) {
        return fates.entrySet().stream()
                .filter(entry -> entry.getValue() == fate)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
