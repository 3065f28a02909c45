package dev.berth.access;

import java.util.Set;

/** Which projects lists, counts and the catalog may show to somebody. */
public sealed interface ProjectVisibility {

    /** Every project: the caller administers the system. */
    record All() implements ProjectVisibility {}

    /** These projects and no other. */
    record Only(Set<Long> projectIds) implements ProjectVisibility {}
}
