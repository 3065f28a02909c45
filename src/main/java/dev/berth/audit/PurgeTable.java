package dev.berth.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.access.Principal;

/** What goes from the audit log, some thousand entries at once. It is the database that deletes, and that writes down who asked (S49). */
@Component
class PurgeTable {

    private static final String CHOSEN = """
            (operation || '_' || resource_type = any(:types)
             or ('other_events' = any(:types) and operation || '_' || resource_type <> all(:known)))""";

    private final JdbcClient jdbc;

    PurgeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where the last part ended. */
    record Point(Instant time, long id) {

        static final Point BEGINNING = new Point(Instant.EPOCH, 0);
    }

    /**
     * A part of the entries.
     *
     * @param lookedAt how many there were; 0 after the last
     * @param chosen how many of them go
     * @param last where it ended; absent where there were none
     */
    record Part(int lookedAt, int chosen, @Nullable Point last) {}

    /** Deletes the next part. A step of the caller's transaction. */
    Part purge(Instant olderThan, List<String> types, Point after, Principal by) {
        return jdbc.sql("""
                        select looked_at, purged as chosen, last_time, last_id
                          from audit_purge_part(:before, :types, :known, :time, :id, :name, :account)
                        """)
                .params(named(olderThan, types, after))
                .param("name", by.name())
                .param("account", by.key())
                .query(PurgeTable::part)
                .single();
    }

    /** Counts what {@link #purge} would delete. */
    Part count(Instant olderThan, List<String> types, Point after) {
        return jdbc.sql("""
                        select count(*) as looked_at, count(*) filter (where %s) as chosen,
                               (array_agg(op_time order by op_time desc, entry_id desc))[1] as last_time,
                               (array_agg(entry_id order by op_time desc, entry_id desc))[1] as last_id
                          from (select op_time, entry_id, operation, resource_type from audit_entry
                                 where op_time < :before and (op_time, entry_id) > (:time, :id)
                                 order by op_time, entry_id
                                 limit 5000) as part
                        """.formatted(CHOSEN))
                .params(named(olderThan, types, after))
                .query(PurgeTable::part)
                .single();
    }

    /** About how many entries are older: ids are given in turn. */
    long older(Instant olderThan) {
        return jdbc.sql("""
                        select coalesce(
                            (select entry_id from audit_entry where op_time < :before order by op_time desc, entry_id desc limit 1)
                            - (select entry_id from audit_entry where op_time < :before order by op_time, entry_id limit 1) + 1, 0)
                        """)
                .param("before", olderThan.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private static Map<String, Object> named(Instant olderThan, List<String> types, Point after) {
        return Map.of(
                "before", olderThan.atOffset(ZoneOffset.UTC),
                "types", types.toArray(String[]::new),
                "known", AuditEventTypes.all().toArray(String[]::new),
                "time", after.time().atOffset(ZoneOffset.UTC),
                "id", after.id());
    }

    private static Part part(ResultSet row, int number) throws SQLException {
        OffsetDateTime last = row.getObject("last_time", OffsetDateTime.class);
        return new Part(
                row.getInt("looked_at"),
                row.getInt("chosen"),
                last == null ? null : new Point(last.toInstant(), row.getLong("last_id")));
    }
}
