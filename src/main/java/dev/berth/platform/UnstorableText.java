package dev.berth.platform;

import java.sql.SQLException;
import java.util.Set;

/** Tells text that PostgreSQL cannot hold, which is the client's fault, from a statement that is wrong. */
final class UnstorableText {

    /** PostgreSQL's {@code character_not_in_repertoire} and, within JSON, {@code untranslatable_character}: U+0000. */
    private static final Set<String> SQL_STATES = Set.of("22021", "22P05");

    private UnstorableText() {}

    static boolean isCauseOf(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && isUnstorable(refused)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUnstorable(SQLException refused) {
        String state = refused.getSQLState();
        return state != null && SQL_STATES.contains(state);
    }
}
