package dev.berth.retention;

/** What an artifact is to the rules. */
enum Role {
    /** They decide about it. */
    CANDIDATE,
    /** It has no tag and an index lists it: it stays or goes with its indexes. */
    CHILD,
    /** It is a signature or the like: it stays or goes with its subject. */
    ACCESSORY
}
