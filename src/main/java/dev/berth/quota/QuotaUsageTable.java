package dev.berth.quota;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What projects hold, in bytes. */
@Component
class QuotaUsageTable {

    private final JdbcClient jdbc;

    QuotaUsageTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long projectId) {
        jdbc.sql("insert into quota_usage (project_id) values (?) on conflict do nothing")
                .param(projectId)
                .update();
    }

    /** @return whether there is a row to lock */
    boolean lock(long projectId) {
        return jdbc.sql("select 1 from quota_usage where project_id = ? for no key update")
                .param(projectId)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Locks the rows of these projects, in the order of their ids. */
    void lockAll(Collection<Long> projectIds) {
        jdbc.sql("select project_id from quota_usage where project_id = any(?) order by project_id for no key update")
                .param(projectIds.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    /** Adds to what a project holds, whose row is locked, and tells what it holds then and what it may at this moment. */
    StorageRoom add(long projectId, long bytes) {
        return jdbc.sql("""
                update quota_usage u set used = used + ?, updated_at = now() where project_id = ?
                returning project_id, used, 0 as coming,
                          coalesce((select storage_limit from quota q where q.project_id = u.project_id), -1) as storage_limit
                """)
                .params(bytes, projectId)
                .query(QuotaUsageTable::room)
                .single();
    }

    StorageRoom room(long projectId, long coming) {
        return jdbc.sql("""
                select project_id, u.used, cast(? as bigint) as coming, coalesce(q.storage_limit, -1) as storage_limit
                from quota_usage u left join quota q using (project_id) where project_id = ?
                """)
                .params(coming, projectId)
                .query(QuotaUsageTable::room)
                .single();
    }

    /** What some projects are said to hold, those with ids above the given one, in order. */
    Map<Long, Long> some(long after, int limit) {
        return jdbc
                .sql("select project_id, used from quota_usage where project_id > ? order by project_id limit ?")
                .params(after, limit)
                .query((row, n) -> Map.entry(row.getLong(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Corrects what projects are said to hold, whose rows are locked. */
    void set(Map<Long, Long> held) {
        List<Map.Entry<Long, Long>> entries = List.copyOf(held.entrySet());
        jdbc.sql("""
                update quota_usage u set used = counted.used, updated_at = now()
                from unnest(?, ?) as counted (project_id, used) where u.project_id = counted.project_id
                """)
                .param(entries.stream().map(Map.Entry::getKey).toArray(Long[]::new))
                .param(entries.stream().map(Map.Entry::getValue).toArray(Long[]::new))
                .update();
    }

    private static StorageRoom room(ResultSet row, int number) throws SQLException {
        return new StorageRoom(
                row.getLong("project_id"), row.getLong("storage_limit"), row.getLong("used"), row.getLong("coming"));
    }
}
