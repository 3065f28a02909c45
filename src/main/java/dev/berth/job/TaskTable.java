package dev.berth.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.platform.Paging;
import tools.jackson.databind.json.JsonMapper;

/** Every statement on {@code job_task} but those that hand tasks to nodes: those are {@link TaskQueue}'s. */
@Component
class TaskTable {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TaskTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** All by one statement. */
    void insert(Execution execution, List<NewTask> tasks) {
        jdbc.sql("""
                        insert into job_task (execution_id, ordinal, job_type, name, parameters)
                        select :execution, position, :type, task ->> 'name', task -> 'parameters'
                          from jsonb_array_elements(cast(:tasks as jsonb)) with ordinality as planned (task, position)
                         order by position
                        """)
                .param("execution", execution.id())
                .param("type", execution.type().name())
                .param("tasks", json.writeValueAsString(tasks))
                .update();
    }

    Optional<ExecutionTask> find(long id) {
        return jdbc.sql("select * from job_task where task_id = ?")
                .param(id)
                .query(TaskTable::task)
                .optional();
    }

    List<ExecutionTask> page(long executionId, Paging paging) {
        return jdbc.sql("select * from job_task where execution_id = ? order by task_id limit ? offset ?")
                .params(executionId, paging.size(), (paging.number() - 1) * paging.size())
                .query(TaskTable::task)
                .list();
    }

    long count(long executionId) {
        return jdbc.sql("select count(*) from job_task where execution_id = ?")
                .param(executionId)
                .query(Long.class)
                .single();
    }

    /** A task that a server does. */
    record Running(ExecutionTask task, String nodeId) {}

    List<Running> running() {
        return jdbc.sql("select * from job_task where status = 'RUNNING' order by task_id")
                .query((row, number) -> new Running(task(row, number), row.getString("node_id")))
                .list();
    }

    /**
     * Holds the task until the transaction ends. Whoever wants to take it over waits; whoever wants it to stop says so meanwhile.
     *
     * @throws LostTask where it is another's by now
     */
    void requireOurs(long id, int attempt) {
        boolean ours = jdbc.sql("""
                        select 1 from job_task where task_id = ? and attempt = ? and status = 'RUNNING' for key share
                        """)
                .params(id, attempt)
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!ours) {
            throw new LostTask(id);
        }
    }

    /** Nothing where it is another's by now. */
    void report(long id, int attempt, TaskState state) {
        jdbc.sql("""
                        update job_task
                           set done = :done, total = :total, result = coalesce(cast(:result as jsonb), result), updated_at = now()
                         where task_id = :id and attempt = :attempt and status = 'RUNNING'
                        """)
                .param("done", state.done())
                .param("total", state.total())
                .param("result", text(state.result()))
                .param("id", id)
                .param("attempt", attempt)
                .update();
    }

    /** @throws LostTask where it is another's by now */
    void end(long id, int attempt, JobStatus status, @Nullable String message) {
        int ended = jdbc.sql("""
                        update job_task set status = :status, status_message = :message, ended_at = now(), updated_at = now()
                         where task_id = :id and attempt = :attempt and status = 'RUNNING'
                        """)
                .param("status", status.name())
                .param("message", message)
                .param("id", id)
                .param("attempt", attempt)
                .update();
        if (ended == 0) {
            throw new LostTask(id);
        }
    }

    /** Asks those that run to end. */
    void askToStop(Stopping which, String by) {
        lock(which);
        jdbc.sql("update job_task set stop_wanted = :by where " + which.condition() + " and status = 'RUNNING'")
                .param("id", which.id())
                .param("by", by)
                .update();
    }

    /**
     * Ends those that nobody has begun.
     *
     * @return how many there were
     */
    int endWaiting(Stopping which, String by) {
        lock(which);
        return jdbc.sql(
                        "update job_task set status = 'STOPPED', status_message = :message, ended_at = now(), updated_at = now()"
                                + " where " + which.condition() + " and status = 'PENDING'")
                .param("id", which.id())
                .param("message", "stopped by " + by)
                .update();
    }

    /** In one order, so that two who stop the same do not wait for each other. */
    private void lock(Stopping which) {
        jdbc.sql("select 1 from job_task where " + which.condition()
                        + " and status in ('PENDING', 'RUNNING') order by task_id for no key update")
                .param("id", which.id())
                .query((row, number) -> 0)
                .list();
    }

    /**
     * Puts tasks that failed or were stopped into the queue again.
     *
     * @return how many had this status
     */
    int retry(long executionId, JobStatus status) {
        return jdbc.sql("""
                        update job_task
                           set status = 'PENDING', status_message = null, node_id = null, stop_wanted = null, lost = 0,
                               started_at = null, ended_at = null, updated_at = now()
                         where execution_id = ? and status = ?
                        """).params(executionId, status.name()).update();
    }

    /** Holds all tasks of all executions, before the executions themselves: in this order they are ended. */
    void lockAll(JobType type, long vendorId) {
        jdbc.sql("""
                        select task_id from job_task
                         where execution_id in (select execution_id from job_execution where job_type = ? and vendor_id = ?)
                         order by task_id for update
                        """).params(type.name(), vendorId).query((row, number) -> 0).list();
    }

    /** The first task of each of these executions, where they have some. */
    List<ExecutionTask> firsts(Collection<Long> executionIds) {
        return jdbc.sql("""
                        select distinct on (execution_id) * from job_task where execution_id = any(?)
                         order by execution_id, task_id
                        """)
                .param(executionIds.toArray(Long[]::new))
                .query(TaskTable::task)
                .list();
    }

    /** How much is in the log from now on, in characters. */
    void addLogSize(long id, int more) {
        jdbc.sql("update job_task set log_size = log_size + ? where task_id = ?")
                .params(more, id)
                .update();
    }

    /** Who wants which of these tasks to stop. */
    List<Wanted> stopsWanted(Collection<Long> ids) {
        return jdbc.sql("select task_id, stop_wanted from job_task where task_id = any(?) and stop_wanted is not null")
                .param(ids.toArray(Long[]::new))
                .query((row, number) -> new Wanted(row.getLong(1), row.getString(2)))
                .list();
    }

    record Wanted(long taskId, String by) {}

    private @Nullable String text(@Nullable Object result) {
        return result == null ? null : json.writeValueAsString(result);
    }

    static ExecutionTask task(ResultSet row, int number) throws SQLException {
        return new ExecutionTask(
                row.getLong("task_id"),
                row.getLong("execution_id"),
                JobType.valueOf(row.getString("job_type")),
                row.getString("name"),
                JobStatus.valueOf(row.getString("status")),
                row.getString("status_message"),
                row.getInt("attempt"),
                row.getLong("done"),
                row.getLong("total"),
                row.getString("result"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"),
                Rows.optionalInstant(row, "started_at"),
                Rows.optionalInstant(row, "ended_at"));
    }
}
