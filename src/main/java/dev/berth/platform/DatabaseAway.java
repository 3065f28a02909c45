package dev.berth.platform;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a database that cannot be reached, hangs, is stopping or asks to try again from a statement that is wrong. */
public final class DatabaseAway {

    private DatabaseAway() {}

    /** Whether the same request may succeed later as it is. */
    public static boolean isCauseOf(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (isAway(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAway(Throwable cause) {
        return switch (cause) {
            case TransientDataAccessException deadlockOrTimeout -> true;
            case CannotGetJdbcConnectionException noConnection -> true;
            case CannotCreateTransactionException noTransaction -> true;
            case SQLTransientConnectionException poolIsDry -> true;
            case SQLException failed -> isAway(String.valueOf(failed.getSQLState()));
            default -> false;
        };
    }

    /** PostgreSQL's error codes: connection exceptions, too many connections, shutting down or starting up. */
    private static boolean isAway(String sqlState) {
        return sqlState.startsWith("08") || sqlState.equals("53300") || sqlState.startsWith("57P");
    }
}
