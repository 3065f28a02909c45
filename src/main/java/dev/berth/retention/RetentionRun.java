package dev.berth.retention;

import java.time.Instant;
import java.util.List;

import dev.berth.access.RepositoryScope;
import dev.berth.job.Execution;
import dev.berth.job.TaskRun;

/**
 * One task at work in its repository.
 *
 * @param repositoryId of the repository that has the name now
 * @param rules those that hold for it
 * @param began when the run began, by the database's clock: what was pushed or pulled since stays
 */
record RetentionRun(
        TaskRun task, RepositoryScope repository, long repositoryId, List<RuleSelection> rules, Instant began) {

    static boolean isDryRun(Execution execution) {
        return Boolean.TRUE.equals(execution.parameters().get(RunRequest.DRY_RUN));
    }

    /** When the first of the execution's tasks was taken up. */
    static Instant began(Execution execution) {
        Instant started = execution.startedAt();
        return started == null ? execution.createdAt() : started;
    }

    boolean isDryRun() {
        return isDryRun(task.execution());
    }

    long taskId() {
        return task.taskId();
    }

    List<RetentionRule> retentionRules() {
        return rules.stream().map(RuleSelection::rule).toList();
    }
}
