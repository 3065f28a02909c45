package dev.berth.quota;

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

    void add(long projectId, long bytes) {
        jdbc.sql("update quota_usage set used = used + ?, updated_at = now() where project_id = ?")
                .params(bytes, projectId)
                .update();
    }
}
