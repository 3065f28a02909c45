package dev.berth.gc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.blob.StoredBlob;

/** The one row of {@code gc_scrub}: how far the store has been read again. */
@Component
class ScrubTable {

    private final JdbcClient jdbc;

    ScrubTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The round that goes on; the first one begins now. */
    ScrubRound current() {
        jdbc.sql("insert into gc_scrub default values on conflict do nothing").update();
        return jdbc.sql("select * from gc_scrub").query(ScrubTable::round).single();
    }

    /** Writes down that a blob was read, or given up. */
    void passed(StoredBlob blob, boolean damaged) {
        jdbc.sql("""
                update gc_scrub
                set position = ?, tries = 0, blobs = blobs + 1, bytes = bytes + ?, damaged = damaged + ?
                """)
                .param(blob.key().value())
                .param(blob.size())
                .param(damaged ? 1 : 0)
                .update();
    }

    /** Writes down that the next blob could not be read. */
    void failed() {
        jdbc.sql("update gc_scrub set tries = tries + 1").update();
    }

    void beginAnew() {
        jdbc.sql("""
                update gc_scrub set position = '', began_at = now(), tries = 0, blobs = 0, bytes = 0, damaged = 0
                """).update();
    }

    private static ScrubRound round(ResultSet row, int n) throws SQLException {
        Instant beganAt = row.getObject("began_at", OffsetDateTime.class).toInstant();
        return new ScrubRound(
                row.getString("position"),
                beganAt,
                row.getInt("tries"),
                row.getLong("blobs"),
                row.getLong("bytes"),
                row.getLong("damaged"));
    }
}
