package dev.berth.gc;

/** What a storage check can find wrong. */
enum FindingKind {
    /** A blob without an object. */
    MISSING("missing"),

    /** A blob whose object has another length. */
    WRONG_SIZE("wrong_size"),

    /** A blob that is out of service although its object is there: its bytes were found to be others. */
    OUT_OF_SERVICE("out_of_service"),

    /** An object that no row speaks of. */
    ORPHANED("orphaned"),

    /** Staged bytes, or a multipart upload, that nobody writes to any more. */
    UNFINISHED("unfinished");

    private final String label;

    FindingKind(String label) {
        this.label = label;
    }

    /** The name in the API and in rows. */
    String label() {
        return label;
    }
}
