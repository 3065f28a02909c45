package dev.berth.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements by which tasks go from node to node. */
@Component
class TaskQueue {

    /** A node that was silent for so long is dead. It says that it lives every two seconds. */
    static final Duration SILENCE = Duration.ofSeconds(30);

    private final JdbcClient jdbc;

    TaskQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes tasks whose node is dead, or that wait and whose type is not paused: in turn, the first of every execution before the second
     * of one.
     */
    List<ClaimedTask> claim(String nodeId, Collection<JobType> types, int limit) {
        return jdbc.sql("""
                        update job_task
                           set status = 'RUNNING', node_id = :node, attempt = attempt + 1,
                               started_at = now(), updated_at = now(), done = 0, total = 0
                         where task_id in (
                               select task_id from job_task
                                where status = 'PENDING' and job_type = any(:types)
                                  and job_type not in (select job_type from job_queue)
                                order by ordinal, task_id
                                limit :limit
                                for update skip locked)
                        returning task_id, execution_id, job_type, attempt, lost, parameters, result, log_size, stop_wanted
                        """)
                .param("node", nodeId)
                .param("types", types.stream().map(JobType::name).toArray(String[]::new))
                .param("limit", limit)
                .query(TaskQueue::claimed)
                .list();
    }

    /** Gives tasks of nodes that are dead back to the queue. One that a step of the other node still holds stays with it. */
    int takeFromTheDead() {
        return jdbc.sql("""
                        update job_task
                           set status = 'PENDING', node_id = null, lost = lost + 1, updated_at = now()
                         where task_id in (
                               select task_id from job_task
                                where status = 'RUNNING'
                                  and node_id not in (select node_id from job_node
                                                       where heartbeat_at > now() - make_interval(secs => :silence))
                                order by task_id
                                for update skip locked)
                        """).param("silence", SILENCE.toSeconds()).update();
    }

    /** Gives back what this node has by its row but does not do, because the database was away when it ended. */
    int giveBackForgotten(String nodeId, Collection<Long> running) {
        return jdbc.sql("""
                        update job_task
                           set status = 'PENDING', node_id = null, lost = lost + 1, updated_at = now()
                         where status = 'RUNNING' and node_id = ? and task_id <> all(?)
                        """).params(nodeId, running.toArray(Long[]::new)).update();
    }

    /** Gives a task back that was interrupted because the server stops. */
    void giveBack(long id, int attempt) {
        jdbc.sql("""
                        update job_task set status = 'PENDING', node_id = null, updated_at = now()
                         where task_id = ? and attempt = ? and status = 'RUNNING'
                        """).params(id, attempt).update();
    }

    private static ClaimedTask claimed(ResultSet row, int number) throws SQLException {
        String stopWanted = row.getString("stop_wanted");
        return new ClaimedTask(
                row.getLong("task_id"),
                row.getLong("execution_id"),
                JobType.valueOf(row.getString("job_type")),
                row.getInt("attempt"),
                row.getInt("lost"),
                row.getString("parameters"),
                row.getString("result"),
                row.getInt("log_size"),
                stopWanted == null ? "" : stopWanted);
    }
}
