package dev.berth.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** S49: rows of the audit log are added and read, and go by age alone. */
class AuditEntryIsAppendOnlyTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private final JdbcClient jdbc = JdbcClient.create(DATABASE.dataSource());

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @BeforeEach
    void addAnOldEntryAndANewOne() {
        new AuditTable(jdbc, JsonMapper.shared()).insert(List.of(entry(LONG_AGO), entry(Instant.now())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set username = 'somebody else'",
                "delete from audit_entry",
                "delete from audit_entry where op_time < '2021-01-01'",
                "truncate audit_entry"
            })
    void S49_aRowIsNeitherChangedNorDeleted(String statement) {
        long before = count();

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql(statement).update())
                .havingRootCause()
                .withMessageContaining("append-only");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void S49_aPurgeTakesWhatIsOldAndLeavesARowThatSaysSo() {
        assertThat(purge(LONG_AGO.plusSeconds(1))).isPositive();

        assertThat(jdbc.sql("select min(op_time) from audit_entry")
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant())
                .isAfter(LONG_AGO);
        assertThat(jdbc.sql("select username from audit_entry where resource_type = 'audit-log'")
                        .query(String.class)
                        .list())
                .containsOnly("the purge");
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("delete from audit_entry").update());
    }

    @Test
    void S49_aPurgeTakesNothingOfTheFuture() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> purge(Instant.now().plusSeconds(60)));
    }

    private long purge(Instant olderThan) {
        return jdbc.sql("select audit_purge(:time, 'the purge', 'user:1')")
                .param("time", olderThan.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private long count() {
        return jdbc.sql("select count(*) from audit_entry").query(Long.class).single();
    }

    private static AuditEntry entry(Instant time) {
        return new AuditEntry(
                time,
                "ann",
                "user:7",
                "password",
                "10.0.0.1",
                "client",
                "r",
                "create",
                "project",
                "p",
                3L,
                null,
                Map.of("public", "true"),
                null);
    }
}
