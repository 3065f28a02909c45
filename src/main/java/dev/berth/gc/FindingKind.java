package dev.berth.gc;

import java.util.Locale;

/** What a storage check can find wrong. */
enum FindingKind {
    /** A blob without an object. */
    MISSING,

    /** A blob whose object has another length. */
    WRONG_SIZE,

    /** A blob that is out of service although its object is there: its bytes were found to be others. */
    OUT_OF_SERVICE,

    /** An object that no row speaks of. */
    ORPHANED,

    /** Staged bytes, or a multipart upload, that nobody writes to any more. */
    UNFINISHED;

    static FindingKind of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** The name in the API and in rows. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
