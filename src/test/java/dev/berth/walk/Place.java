package dev.berth.walk;

/** Where an operation is tried. */
enum Place {
    /** A private project in which the callers have their roles. */
    OWN,
    /** Somebody else's private project. */
    PRIVATE,
    /** Somebody else's public project. */
    PUBLIC,
    /** A project that does not exist. */
    ABSENT,
    /** The operation speaks of no project. */
    SYSTEM
}
