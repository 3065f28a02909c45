package dev.berth.retention;

import dev.berth.artifact.Swept.Fate;

/** Why something stays that was to go, in the words that people read. */
final class Changes {

    static final String SINCE_THE_BEGINNING = "it was pushed, tagged or pulled after the run began";
    static final String LEASED = "it has no tag, and its lease still runs: something may be about to refer to it";
    static final String LISTED = "an index lists it that was pushed after the run began";
    static final String FOLLOWS_LATER = "it goes when its lease ends";
    static final String STAYS_AFTER_ALL = "what it belongs to was to go as well, but stays";
    static final String GONE_ALREADY = "it had gone already: somebody else deleted it after this run had decided";
    private static final String IMMUTABLE = "one of its tags is immutable";

    private Changes() {}

    /** What is said of one that a sweep left. */
    static String of(Fate fate) {
        return switch (fate) {
            case HELD -> LISTED;
            case CHANGED -> SINCE_THE_BEGINNING;
            case LEASED -> LEASED;
            case IMMUTABLE -> IMMUTABLE;
            case GONE -> GONE_ALREADY;
            case REMOVED -> throw new IllegalArgumentException(fate + " is not left");
        };
    }
}
