package dev.berth.job;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which types of work are paused, and how much waits. */
@Component
class QueueTable {

    private final JdbcClient jdbc;

    QueueTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<String> paused() {
        return jdbc.sql("select job_type from job_queue").query((row, number) -> row.getString(1)).list().stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    void pause(Collection<String> types) {
        jdbc.sql("insert into job_queue (job_type) select unnest(?) on conflict do nothing")
                .param(types.toArray(String[]::new))
                .update();
    }

    void resume(Collection<String> types) {
        jdbc.sql("delete from job_queue where job_type = any(?)")
                .param(types.toArray(String[]::new))
                .update();
    }

    /** Types of which something waits. */
    List<Waiting> waiting() {
        return jdbc.sql("""
                        select job_type, count(*), extract(epoch from now() - min(updated_at))::bigint
                          from job_task where status = 'PENDING'
                         group by job_type
                        """)
                .query((row, number) -> new Waiting(row.getString(1), row.getLong(2), row.getLong(3)))
                .list();
    }

    /** @param seconds for which the first of them waits */
    record Waiting(String type, long count, long seconds) {}
}
