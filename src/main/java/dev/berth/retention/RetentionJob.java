package dev.berth.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import dev.berth.access.RepositoryScope;
import dev.berth.artifact.ManifestSweep;
import dev.berth.event.RegistryEvent.RetentionFinished;
import dev.berth.job.Execution;
import dev.berth.job.Job;
import dev.berth.job.JobType;
import dev.berth.job.NewTask;
import dev.berth.job.TaskRun;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.retention.DecisionTable.Counts;
import dev.berth.retention.RunTable.Run;

/** Runs a policy: one task for each repository for which a rule holds. */
@Component
class RetentionJob implements Job {

    /** After so long every node that is well has written down the pulls that it had counted before. */
    private static final Duration PULLS_ARE_WRITTEN = Duration.ofSeconds(10);

    private static final long NAP_NANOS = Duration.ofMillis(100).toNanos();

    private final Policies policies;
    private final RulesText text;
    private final ContentLookup content;
    private final RunTable runs;
    private final ManifestSweep sweep;
    private final RepositoryPlanner planner;
    private final RepositoryCleaner cleaner;
    private final ReadOnly readOnly;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RetentionJob(
            Policies policies,
            RulesText text,
            ContentLookup content,
            RunTable runs,
            ManifestSweep sweep,
            RepositoryPlanner planner,
            RepositoryCleaner cleaner,
            ReadOnly readOnly,
            ApplicationEventPublisher events,
            Clock clock) {
        this.policies = policies;
        this.text = text;
        this.content = content;
        this.runs = runs;
        this.sweep = sweep;
        this.planner = planner;
        this.cleaner = cleaner;
        this.readOnly = readOnly;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public JobType type() {
        return JobType.RETENTION;
    }

    @Override
    public List<NewTask> plan(Execution execution) {
        return policies.find(execution.vendorId())
                .map(policy -> tasks(execution, policy))
                .orElse(List.of());
    }

    private List<NewTask> tasks(Execution execution, Policy policy) {
        runs.insert(execution.id(), policy);
        List<RuleSelection> rules = text.read(policy.rules()).enabled();
        return content.repositories(policy.projectId()).stream()
                .filter(repository -> rules.stream().anyMatch(rule -> rule.holdsFor(repository)))
                .map(repository -> new NewTask(repository.path(), new RepositoryTask(repository.value())))
                .toList();
    }

    @Override
    public void run(TaskRun task) {
        if (!RetentionRun.isDryRun(task.execution())) {
            readOnly.requireOff();
            requireInForce(task.execution());
        }
        begin(task).ifPresentOrElse(this::run, () -> task.log("the repository is gone: nothing is left to do"));
    }

    /** Who changes the rules while a run waits, or has failed and is to be done again, wants no deletion by the old ones. */
    private void requireInForce(Execution execution) {
        String began = rules(execution).rules();
        boolean inForce = policies.find(execution.vendorId())
                .filter(policy -> text.read(policy.rules()).equals(text.read(began)))
                .isPresent();
        if (!inForce) {
            throw new DomainException(
                    ErrorKind.CONFLICT,
                    "the policy's rules were changed after this run was started: start another one");
        }
    }

    private Run rules(Execution execution) {
        return runs.find(execution.id()).orElseThrow(() -> new IllegalStateException("the rules of this run are gone"));
    }

    /** Empty where there is no such repository any more. All that was pushed before the run began is there to be read from now on. */
    Optional<RetentionRun> begin(TaskRun task) {
        Run run = rules(task.execution());
        RepositoryScope repository = new RepositoryScope(
                run.projectId(),
                new RepositoryName(task.parameters(RepositoryTask.class).repository()));
        List<RuleSelection> rules = text.read(run.rules()).enabled().stream()
                .filter(rule -> rule.holdsFor(repository.name()))
                .toList();
        task.log((RetentionRun.isDryRun(task.execution()) ? "dry run in " : "") + repository.name() + ": "
                + rules.size() + " rules hold for it");
        task.step(() -> {
            runs.begin(task.taskId(), task.execution().id());
            return true;
        });
        awaitPulls(task, rules);
        return sweep.moment(repository)
                .flatMap(moment -> content.repository(repository))
                .map(id -> new RetentionRun(task, repository, id, rules, RetentionRun.began(task.execution())));
    }

    private void run(RetentionRun run) {
        Counts planned = planner.plan(run);
        long going = run.isDryRun() ? planned.deleted() : planned.pending();
        long gone = run.isDryRun() ? 0 : planned.deleted();
        run.task()
                .log(planned.total() + " artifacts: " + (planned.total() - planned.gone() - gone - going) + " stay, "
                        + going + " are to go" + (gone > 0 ? ", " + gone + " went before" : ""));
        report(
                run.task(),
                run.isDryRun() ? planned.result(planned.deleted(), planned.gone(), true) : cleaner.clean(run, planned));
    }

    private void report(TaskRun task, RetentionResult result) {
        task.result(result);
        task.step(() -> {
            runs.count(task.taskId(), task.execution().id(), result);
            return true;
        });
    }

    /** Where rules look at pulls, those have to be there that were before the run began: each node gathers its own for some seconds. */
    private void awaitPulls(TaskRun task, List<RuleSelection> rules) {
        if (rules.stream().noneMatch(rule -> rule.rule().looksAtPulls())) {
            return;
        }
        Instant now = clock.instant();
        Instant began = RetentionRun.began(task.execution());
        Instant written = (began.isBefore(now) ? began : now).plus(PULLS_ARE_WRITTEN);
        while (clock.instant().isBefore(written)) {
            task.requireGoingOn();
            LockSupport.parkNanos(NAP_NANOS);
        }
    }

    @Override
    public void ended(Execution execution) {
        boolean dryRun = RetentionRun.isDryRun(execution);
        runs.find(execution.id()).ifPresent(run -> {
            RetentionResult sum = runs.sum(execution.id(), dryRun);
            events.publishEvent(new RetentionFinished(
                    execution.by(),
                    run.projectId(),
                    execution.id(),
                    dryRun,
                    execution.status().label(),
                    sum.total(),
                    sum.retained()));
            runs.forgetOldDecisions(execution.vendorId());
        });
    }
}
