package dev.berth.platform;

import java.sql.SQLException;

/** Tells text that PostgreSQL cannot hold, which is the client's fault, from a statement that is wrong. */
final class UnstorableText {

    /** PostgreSQL's {@code character_not_in_repertoire}: U+0000. */
    private static final String SQL_STATE = "22021";

    private UnstorableText() {}

    static boolean isCauseOf(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && SQL_STATE.equals(refused.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
