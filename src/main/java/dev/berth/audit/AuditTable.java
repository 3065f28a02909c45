package dev.berth.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.platform.Paging;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of the audit log. They are added and read; nothing changes or deletes one but {@code audit_purge} in the database (S49). */
@Component
class AuditTable {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Adds them all by one statement. */
    void insert(List<AuditEntry> entries) {
        jdbc.sql("""
                        insert into audit_entry (op_time, username, account, credential, address, user_agent, request_id,
                                                 operation, resource_type, resource, project_id, before, after, status)
                        select op_time, username, account, credential, address, user_agent, request_id,
                               operation, resource_type, resource, project_id, before, after, status
                          from jsonb_to_recordset(cast(:entries as jsonb)) as entry (
                               op_time timestamptz, username text, account text, credential text, address text,
                               user_agent text, request_id text, operation text, resource_type text, resource text,
                               project_id bigint, before jsonb, after jsonb, status smallint)
                        """).param("entries", json.writeValueAsString(entries)).update();
    }

    /** @param condition on the columns of the table, with the values it names */
    List<AuditRow> page(AuditCondition condition, Paging paging) {
        return jdbc.sql("select * from audit_entry where " + condition.sql() + " order by " + condition.orderBy()
                        + " limit :limit offset :offset")
                .params(condition.parameters())
                .param("limit", paging.size())
                .param("offset", (paging.number() - 1) * paging.size())
                .query(this::row)
                .list();
    }

    /** How many there are in all; the last page tells by itself, and the log is long. */
    long total(AuditCondition condition, Paging paging, List<AuditRow> page) {
        if (page.size() < paging.size() && (!page.isEmpty() || paging.number() == 1)) {
            return (long) (paging.number() - 1) * paging.size() + page.size();
        }
        return jdbc.sql("select count(*) from audit_entry where " + condition.sql())
                .params(condition.parameters())
                .query(Long.class)
                .single();
    }

    private AuditRow row(ResultSet row, int number) throws SQLException {
        return new AuditRow(
                row.getLong("entry_id"),
                new AuditEntry(
                        row.getObject("op_time", OffsetDateTime.class).toInstant(),
                        row.getString("username"),
                        row.getString("account"),
                        row.getString("credential"),
                        row.getString("address"),
                        row.getString("user_agent"),
                        row.getString("request_id"),
                        row.getString("operation"),
                        row.getString("resource_type"),
                        row.getString("resource"),
                        row.getObject("project_id", Long.class),
                        fields(row.getString("before")),
                        fields(row.getString("after")),
                        row.getObject("status", Integer.class)));
    }

    private @Nullable Map<String, ?> fields(@Nullable String text) {
        return text == null ? null : json.readValue(text, FIELDS);
    }
}
