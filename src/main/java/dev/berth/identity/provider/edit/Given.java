package dev.berth.identity.provider.edit;

import org.jspecify.annotations.Nullable;

/** What a request says or leaves as it is. */
final class Given {

    private Given() {}

    /** Absent fields stay as they are. */
    static <T> T or(@Nullable T given, T known) {
        return given == null ? known : given;
    }

    /** Of a text that is never empty: absent stays as it is, empty is what it comes with. */
    static String orStandard(@Nullable String given, String known, String standard) {
        String text = or(given, known);
        return text.isEmpty() ? standard : text;
    }

    /** Of a text that may be missing: absent stays as it is, empty takes it away. */
    static @Nullable String orRemoved(@Nullable String given, @Nullable String known) {
        if (given == null) {
            return known;
        }
        return given.isEmpty() ? null : given;
    }
}
