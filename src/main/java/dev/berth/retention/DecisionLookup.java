package dev.berth.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads decisions for people, page by page in the order of their digests. */
@Component
class DecisionLookup {

    private static final String ERROR = "ERR";

    private final JdbcClient jdbc;

    DecisionLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The decisions of a task.
     *
     * @param dryRun whether nothing was to be carried out
     * @param over whether nothing follows any more
     */
    record Task(long id, boolean dryRun, boolean over) {}

    /**
     * @param after the last digest of the page before; empty for the first one
     * @param verdict absent for all
     */
    List<DecisionReply> page(Task task, String after, @Nullable Verdict verdict, int limit) {
        return jdbc.sql("""
                select * from retention_decision
                where task_id = :task and digest > :after and (:verdict = '' or verdict = :verdict)
                order by digest limit :limit
                """)
                .param("task", task.id)
                .param("after", after)
                .param("verdict", verdict == null ? "" : verdict.name())
                .param("limit", limit)
                .query((row, n) -> reply(row, task))
                .list();
    }

    private static DecisionReply reply(ResultSet row, Task task) throws SQLException {
        Verdict verdict = Verdict.valueOf(row.getString("verdict"));
        boolean pending = row.getBoolean("pending");
        boolean failed = pending && task.over && !task.dryRun;
        return new DecisionReply(
                row.getString("digest"),
                row.getString("role").toLowerCase(Locale.ROOT),
                row.getString("type"),
                strings(row, "tags"),
                row.getInt("tag_count"),
                strings(row, "labels"),
                time(row, "pushed_at"),
                row.getObject("pulled_at") == null ? null : time(row, "pulled_at"),
                time(row, "created_at"),
                failed ? ERROR : verdict.label(),
                verdict == Verdict.DELETE && !pending,
                row.getObject("rule_id", Integer.class),
                row.getString("because_of"),
                row.getString("why"));
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
