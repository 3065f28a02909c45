package dev.berth.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The servers that work. */
@Component
class NodeTable {

    private final JdbcClient jdbc;

    NodeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Says that the node lives. */
    void beat(WorkingNode node) {
        jdbc.sql("""
                        insert into job_node (node_id, host, process, workers) values (?, ?, ?, ?)
                        on conflict (node_id) do update set heartbeat_at = now()
                        """)
                .params(node.id(), node.host(), node.process(), node.workers())
                .update();
    }

    void delete(String nodeId) {
        jdbc.sql("delete from job_node where node_id = ?").param(nodeId).update();
    }

    void deleteSilent(Duration silence) {
        jdbc.sql("delete from job_node where heartbeat_at < now() - make_interval(secs => ?)")
                .param(silence.toSeconds())
                .update();
    }

    List<Seen> alive() {
        return jdbc.sql("""
                        select node_id, host, process, workers, started_at, heartbeat_at from job_node
                         where heartbeat_at > now() - make_interval(secs => ?)
                         order by started_at, node_id
                        """)
                .param(TaskQueue.SILENCE.toSeconds())
                .query((row, number) -> new Seen(
                        new WorkingNode(
                                row.getString("node_id"),
                                row.getString("host"),
                                row.getLong("process"),
                                row.getInt("workers")),
                        Rows.instant(row, "started_at"),
                        Rows.instant(row, "heartbeat_at")))
                .list();
    }

    record Seen(WorkingNode node, Instant startedAt, Instant heartbeatAt) {}
}
