package dev.berth.job;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What tasks have said, several lines in a row. */
@Component
class LogTable {

    private final JdbcClient jdbc;

    LogTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param lines each ended by a line feed */
    void insert(long taskId, String lines) {
        jdbc.sql("insert into job_log (task_id, lines) select task_id, ? from job_task where task_id = ?")
                .params(lines, taskId)
                .update();
    }

    String of(long taskId) {
        List<String> parts = jdbc.sql("select lines from job_log where task_id = ? order by log_id")
                .param(taskId)
                .query((row, number) -> row.getString(1))
                .list();
        return String.join("", parts);
    }
}
