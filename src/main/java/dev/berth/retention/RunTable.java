package dev.berth.retention;

import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code retention_run} and {@code retention_count}: with which rules a run began, and what its tasks have counted. */
@Component
class RunTable {

    /** Of so many runs of a policy the decisions are kept; of older ones the counts alone. */
    private static final int KEPT = 10;

    private final JdbcClient jdbc;

    RunTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param rules as {@link RulesText} wrote them */
    record Run(long projectId, String rules) {}

    void insert(long executionId, Policy policy) {
        jdbc.sql("insert into retention_run (execution_id, policy_id, project_id, rules) values (?, ?, ?, ?)")
                .params(executionId, policy.id(), policy.projectId(), policy.rules())
                .update();
    }

    Optional<Run> find(long executionId) {
        return jdbc.sql("select project_id, rules from retention_run where execution_id = ?")
                .param(executionId)
                .query((row, n) -> new Run(row.getLong("project_id"), row.getString("rules")))
                .optional();
    }

    /** Makes the row of a task that has counted nothing yet; one that began before keeps its own. */
    void begin(long taskId, long executionId) {
        jdbc.sql("""
                insert into retention_count (task_id, execution_id, total, retained, deleted) values (?, ?, 0, 0, 0)
                on conflict (task_id) do nothing
                """).params(taskId, executionId).update();
    }

    void count(long taskId, long executionId, RetentionResult result) {
        jdbc.sql("""
                insert into retention_count (task_id, execution_id, total, retained, deleted) values (?, ?, ?, ?, ?)
                on conflict (task_id) do update
                set total = excluded.total, retained = excluded.retained, deleted = excluded.deleted
                """)
                .params(taskId, executionId, result.total(), result.retained(), result.deleted())
                .update();
    }

    /** All tasks of a run together. */
    RetentionResult sum(long executionId, boolean dryRun) {
        return jdbc.sql("""
                select coalesce(sum(total), 0), coalesce(sum(retained), 0), coalesce(sum(deleted), 0)
                from retention_count where execution_id = ?
                """)
                .param(executionId)
                .query((row, n) -> new RetentionResult(row.getLong(1), row.getLong(2), dryRun, row.getLong(3)))
                .single();
    }

    /** Forgets the decisions of the policy's runs but for the last ones. */
    void forgetOldDecisions(long policyId) {
        jdbc.sql("""
                delete from retention_decision where task_id in (
                    select c.task_id from retention_count c join retention_run r using (execution_id)
                    where r.policy_id = ? and r.execution_id < (
                        select coalesce(min(execution_id), 0) from (
                            select execution_id from retention_run where policy_id = ? order by execution_id desc limit ?) last))
                """).params(policyId, policyId, KEPT).update();
    }
}
