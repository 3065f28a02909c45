package dev.berth.gc;

import java.util.Locale;

/** What was done about a finding at an administrator's request. */
enum StorageOutcome {
    /** The blob was taken out of service until somebody pushes it again. */
    WITHDRAWN,

    /** The object was given to the reaper. */
    CONDEMNED,

    /** What was begun beside a finished object was dropped. */
    ABORTED,

    /** It was so no more. */
    OBSOLETE;

    /** The name in the API and in rows. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
