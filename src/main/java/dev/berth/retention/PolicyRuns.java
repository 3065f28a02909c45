package dev.berth.retention;

import java.util.List;
import java.util.Map;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dev.berth.access.Principal;
import dev.berth.event.RegistryEvent.Changed;
import dev.berth.event.RegistryEvent.Kind;
import dev.berth.event.RegistryEvent.Operation;
import dev.berth.job.Execution;
import dev.berth.job.ExecutionTask;
import dev.berth.job.Executions;
import dev.berth.job.JobType;
import dev.berth.job.Trigger;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.Paging;
import dev.berth.platform.query.ListQuery;
import tools.jackson.databind.json.JsonMapper;

/** The runs of policies. Each is found by its policy, and each task by its run, so that an id of another project finds nothing (S09). */
@Component
class PolicyRuns {

    private final Executions executions;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;

    PolicyRuns(Executions executions, JsonMapper json, ApplicationEventPublisher events) {
        this.executions = executions;
        this.json = json;
        this.events = events;
    }

    record Page<T>(List<T> items, long total) {}

    /** @return the execution's id */
    @Transactional
    public long start(Principal by, Policy policy, boolean dryRun) {
        long id = executions.start(by, JobType.RETENTION, policy.id(), Trigger.MANUAL, new RunRequest(dryRun));
        events.publishEvent(new Changed(
                by,
                Kind.JOB_EXECUTION,
                Operation.CREATE,
                JobType.RETENTION + " " + id,
                policy.projectId(),
                Map.of(),
                Map.of("policy_id", policy.id(), RunRequest.DRY_RUN, dryRun)));
        return id;
    }

    void stop(Principal by, Policy policy, long executionId) {
        executions.stop(by, require(policy, executionId));
    }

    Page<PolicyRunReply> list(Policy policy, Paging paging) {
        Executions.Page found = executions.list(JobType.RETENTION, policy.id(), ListQuery.parse(null, null), paging);
        return new Page<>(found.executions().stream().map(PolicyRunReply::of).toList(), found.total());
    }

    Page<PolicyTaskReply> tasks(Policy policy, long executionId, Paging paging) {
        Executions.TaskPage found =
                executions.tasks(require(policy, executionId).id(), paging);
        return new Page<>(
                found.tasks().stream()
                        .map(task -> PolicyTaskReply.of(task, result(task)))
                        .toList(),
                found.total());
    }

    /** @throws DomainException NOT_FOUND where the policy has no such run */
    Execution require(Policy policy, long executionId) {
        return executions.require(JobType.RETENTION, policy.id(), executionId);
    }

    /** @throws DomainException NOT_FOUND where the run has no such task */
    ExecutionTask requireTask(Execution execution, long taskId) {
        return executions
                .task(taskId)
                .filter(task -> task.executionId() == execution.id())
                .orElseThrow(() -> new DomainException(
                        ErrorKind.NOT_FOUND, "execution " + execution.id() + " has no task " + taskId));
    }

    String log(ExecutionTask task) {
        return executions.log(task.id());
    }

    private RetentionResult result(ExecutionTask task) {
        String result = task.result();
        return result == null ? RetentionResult.NOTHING : json.readValue(result, RetentionResult.class);
    }
}
