package dev.berth.gc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.platform.Paging;
import dev.berth.platform.query.Field;
import dev.berth.platform.query.Fields;
import dev.berth.platform.query.ListQuery;
import dev.berth.platform.query.SqlFilter;

/** What storage checks found, as the API shows it. */
@Component
class StorageFindingLookup {

    private static final Fields FIELDS = Fields.of(
                    Field.number("id", "finding_id"),
                    Field.text("kind", "kind"),
                    Field.text("storage_key", "storage_key"),
                    Field.text("digest", "digest"),
                    Field.text("outcome", "outcome"),
                    Field.time("found_at", "found_at"),
                    Field.time("changed_at", "changed_at"))
            .sortedBy("storage_key")
            .uniqueBy("finding_id");

    private final JdbcClient jdbc;

    StorageFindingLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws dev.berth.platform.DomainException INVALID where the query names what findings do not have */
    List<StorageFindingReply> page(long executionId, ListQuery query, Paging paging) {
        SqlFilter filter = FIELDS.sql(query);
        return jdbc.sql("""
                        select f.*,
                               (select min(e.found_at) from gc_storage_finding e where e.storage_key = f.storage_key) as first_found_at,
                               array(select r.name from repository_blob rb join repository r using (repository_id)
                                     where rb.digest = f.digest and r.deleted_at is null order by r.name limit 5) as repositories
                        from (select * from gc_storage_finding where execution_id = :execution and (%s)
                              order by %s limit :limit offset :offset) f
                        order by %s
                        """.formatted(filter.condition(), filter.orderBy(), filter.orderBy()))
                .param("execution", executionId)
                .params(filter.parameters())
                .param("limit", paging.size())
                .param("offset", (paging.number() - 1) * paging.size())
                .query(StorageFindingLookup::reply)
                .list();
    }

    long total(long executionId, ListQuery query) {
        SqlFilter filter = FIELDS.sql(query);
        return jdbc.sql("select count(*) from gc_storage_finding where execution_id = :execution and (%s)"
                        .formatted(filter.condition()))
                .param("execution", executionId)
                .params(filter.parameters())
                .query(Long.class)
                .single();
    }

    private static StorageFindingReply reply(ResultSet row, int n) throws SQLException {
        return new StorageFindingReply(
                row.getLong("finding_id"),
                row.getString("kind"),
                row.getString("storage_key"),
                row.getString("digest"),
                row.getObject("expected_size", Long.class),
                row.getObject("actual_size", Long.class),
                moment(row.getTimestamp("changed_at")),
                row.getTimestamp("found_at").toInstant(),
                row.getTimestamp("first_found_at").toInstant(),
                List.of((String[]) row.getArray("repositories").getArray()),
                row.getString("outcome"),
                moment(row.getTimestamp("settled_at")));
    }

    private static @Nullable Instant moment(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
