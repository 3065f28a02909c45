package dev.berth.platform;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionSystemException;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseAwayTest {

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "53300", "57P01", "57P03"})
    void aLostConnectionIsFoundBelowAFailedCommit(String sqlState) {
        var failure = new TransactionSystemException("JDBC commit failed", new SQLException("gone", sqlState));
        assertThat(DatabaseAway.isCauseOf(failure)).isTrue();
    }

    @Test
    void aDeadlockIsWorthAnotherTry() {
        assertThat(DatabaseAway.isCauseOf(new CannotAcquireLockException("deadlock")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42883", "22P02"})
    void aWrongStatementIsAFaultOfOurs(String sqlState) {
        var failure = new UncategorizedSQLException("query", "select", new SQLException("wrong", sqlState));
        assertThat(DatabaseAway.isCauseOf(failure)).isFalse();
    }
}
