package dev.berth.quota;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.platform.Paging;
import dev.berth.platform.query.Field;
import dev.berth.platform.query.Fields;
import dev.berth.platform.query.ListQuery;
import dev.berth.platform.query.SqlFilter;

/** Reads quotas together with the figures, beside JPA; it writes nothing. */
@Component
class QuotaLookup {

    private static final Fields FIELDS = Fields.of(
                    Field.number("id", "q.quota_id"),
                    Field.number("reference_id", "q.project_id"),
                    Field.number("hard.storage", "nullif(q.storage_limit, -1)"),
                    Field.number("used.storage", "coalesce(u.used, 0)"),
                    Field.time("creation_time", "q.created_at"),
                    Field.time("update_time", "q.updated_at"))
            .sortedBy("id")
            .uniqueBy("q.quota_id");

    private static final String QUOTAS = " from quota q left join quota_usage u using (project_id) where ";
    private static final String COLUMNS =
            "select q.quota_id, q.project_id, q.storage_limit, coalesce(u.used, 0) as used, q.created_at, q.updated_at";

    private final JdbcClient jdbc;

    QuotaLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Page(List<QuotaView> quotas, long total) {}

    Page list(ListQuery query, Paging paging) {
        SqlFilter filter = FIELDS.sql(query);
        List<QuotaView> quotas = jdbc.sql(COLUMNS + QUOTAS + filter.condition() + " order by " + filter.orderBy()
                        + " limit :limit offset :offset")
                .params(filter.parameters())
                .param("limit", paging.size())
                .param("offset", (paging.number() - 1) * paging.size())
                .query(QuotaLookup::quota)
                .list();
        long total = jdbc.sql("select count(*)" + QUOTAS + filter.condition())
                .params(filter.parameters())
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page(quotas, total);
    }

    Optional<QuotaView> find(long quotaId) {
        return jdbc.sql(COLUMNS + QUOTAS + "q.quota_id = ?")
                .param(quotaId)
                .query(QuotaLookup::quota)
                .optional();
    }

    Optional<QuotaView> findOf(long projectId) {
        return jdbc.sql(COLUMNS + QUOTAS + "project_id = ?")
                .param(projectId)
                .query(QuotaLookup::quota)
                .optional();
    }

    List<QuotaView> findOf(Collection<Long> projectIds) {
        return jdbc.sql(COLUMNS + QUOTAS + "project_id = any(?)")
                .param(projectIds.toArray(Long[]::new))
                .query(QuotaLookup::quota)
                .list();
    }

    /** The projects that have a limit. */
    Set<Long> limited() {
        return Set.copyOf(jdbc.sql("select project_id from quota where storage_limit <> -1")
                .query(Long.class)
                .list());
    }

    private static QuotaView quota(ResultSet row, int number) throws SQLException {
        return new QuotaView(
                row.getLong("quota_id"),
                row.getLong("project_id"),
                row.getLong("storage_limit"),
                row.getLong("used"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
