package dev.berth.retention;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.Principal;
import dev.berth.job.Execution;
import dev.berth.job.JobStatus;
import dev.berth.job.JobType;
import dev.berth.job.TaskRun;
import dev.berth.job.Trigger;
import dev.berth.testkit.BerthServer;
import tools.jackson.databind.json.JsonMapper;

/** A task that no worker takes up, so that a test does its parts one by one and something else between them. It can die. */
final class ManualTask implements TaskRun {

    private final BerthServer server;
    private final String repository;
    private final Execution execution;
    private final long id;

    private int stepsToLive = Integer.MAX_VALUE;

    private @Nullable Object result;

    private ManualTask(BerthServer server, String repository, Execution execution, long id) {
        this.server = server;
        this.repository = repository;
        this.execution = execution;
        this.id = id;
    }

    /** The server takes this for the end of it. */
    static final class Died extends RuntimeException {}

    /** @param policy the address of the policy whose rules hold */
    static ManualTask of(PolicyScene scene, String policy) {
        JdbcClient rows = JdbcClient.create(scene.server.database().dataSource());
        long policyId = Long.parseLong(policy.substring(policy.lastIndexOf('/') + 1));
        long execution = rows.sql("""
                insert into job_execution (job_type, vendor_id, started_by, status, by_name, by_key, parameters)
                values ('RETENTION', ?, 'MANUAL', 'SUCCESS', 'system', 'server', '{}') returning execution_id
                """).param(policyId).query(Long.class).single();
        long task = rows.sql("""
                insert into job_task (execution_id, ordinal, job_type, name, parameters, status)
                values (?, 1, 'RETENTION', 'app', '{}', 'SUCCESS') returning task_id
                """).param(execution).query(Long.class).single();
        rows.sql("""
                insert into retention_run (execution_id, policy_id, project_id, rules)
                select ?, policy_id, project_id, rules from retention_policy where policy_id = ?
                """).params(execution, policyId).update();
        Instant began = rows.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        return new ManualTask(scene.server, scene.project + "/app", execution(execution, policyId, began), task);
    }

    private static Execution execution(long id, long policyId, Instant began) {
        return new Execution(
                id,
                JobType.RETENTION,
                policyId,
                Trigger.MANUAL,
                JobStatus.RUNNING,
                null,
                Principal.Background.SERVER,
                Map.of(),
                began,
                began,
                began,
                null);
    }

    /** The next run dies when it has taken so many steps. */
    void dieAfter(int steps) {
        this.stepsToLive = steps;
    }

    @Override
    public long taskId() {
        return id;
    }

    @Override
    public Execution execution() {
        return execution;
    }

    @Override
    public Principal by() {
        return execution.by();
    }

    @Override
    public <T> T parameters(Class<T> type) {
        return JsonMapper.shared().readValue("{\"repository\":\"" + repository + "\"}", type);
    }

    @Override
    public void log(String line) {}

    @Override
    public void progress(long done, long total) {}

    @Override
    public void result(Object current) {
        this.result = current;
    }

    @Override
    public <T> Optional<T> resultSoFar(Class<T> type) {
        return Optional.ofNullable(result).map(type::cast);
    }

    @Override
    public void requireGoingOn() {}

    @Override
    public <T> T step(Supplier<T> work) {
        if (stepsToLive-- <= 0) {
            throw new Died();
        }
        return server.bean(TransactionTemplate.class).execute(status -> work.get());
    }
}
