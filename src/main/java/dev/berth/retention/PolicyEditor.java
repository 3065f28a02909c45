package dev.berth.retention;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dev.berth.access.Principal;
import dev.berth.event.RegistryEvent.Changed;
import dev.berth.event.RegistryEvent.Kind;
import dev.berth.event.RegistryEvent.Operation;
import dev.berth.job.Executions;
import dev.berth.job.JobType;
import dev.berth.job.ScheduleType;
import dev.berth.job.Schedules;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.project.ProjectRetention;

/** Makes, changes and deletes policies, each with its schedule. Locks the project first and then the policy. */
@Component
class PolicyEditor {

    private final Policies policies;
    private final ProjectRetention projects;
    private final RulesText text;
    private final Schedules schedules;
    private final Executions executions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PolicyEditor(
            Policies policies,
            ProjectRetention projects,
            RulesText text,
            Schedules schedules,
            Executions executions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.policies = policies;
        this.projects = projects;
        this.text = text;
        this.schedules = schedules;
        this.executions = executions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @return the policy's id
     * @throws DomainException INVALID where something in it makes no sense, or the project has a policy; CONFLICT where two rules are alike
     */
    @Transactional
    public long create(Principal by, PolicyRequest request) {
        request.requireAlgorithm();
        RetentionRules rules = RetentionRules.of(request.rules(), new RetentionRules(List.of()));
        String project = lock(request.project());
        policies.findOf(request.project()).ifPresent(policy -> {
            throw new DomainException(
                    ErrorKind.INVALID,
                    "the project " + project + " has the retention policy " + policy.id()
                            + " already: expected a change of that one");
        });
        Policy policy = policies.saveAndFlush(new Policy(request.project(), text.write(rules), clock.instant()));
        projects.set(policy.projectId(), policy.id());
        schedule(by, policy, request.cron());
        publish(by, Operation.CREATE, policy, Map.of(), fields(rules, request.cron()));
        return policy.id();
    }

    /** @throws DomainException INVALID where something in it makes no sense, or it is for another project; CONFLICT where two rules are alike */
    @Transactional
    public void change(Principal by, long id, PolicyRequest request) {
        request.requireAlgorithm();
        Policy policy = policies.findLocked(id).orElseThrow(() -> new PolicyNotFound(id));
        if (request.project() != policy.projectId()) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    "scope.ref is " + request.project() + ": a policy keeps its project, expected "
                            + policy.projectId());
        }
        RetentionRules before = text.read(policy.rules());
        String cron = cron(id);
        RetentionRules rules = RetentionRules.of(request.rules(), before);
        policy.change(text.write(rules), clock.instant());
        schedule(by, policies.saveAndFlush(policy), request.cron());
        publish(by, Operation.UPDATE, policy, fields(before, cron), fields(rules, request.cron()));
    }

    /** A run that is under way ends at its next step; the history goes as well. */
    @Transactional
    public void delete(Principal by, Policy found) {
        lock(found.projectId());
        Policy policy = policies.findLocked(found.id()).orElseThrow(() -> new PolicyNotFound(found.id()));
        Map<String, ?> before = fields(text.read(policy.rules()), cron(policy.id()));
        projects.set(policy.projectId(), null);
        remove(policy);
        publish(by, Operation.DELETE, policy, before, Map.of());
    }

    /** A step of the transaction that deletes the project. */
    void deleteOf(long projectId) {
        policies.findOf(projectId).ifPresent(this::remove);
    }

    /** When the policy runs by itself; empty where it does not. */
    String cron(long policyId) {
        return schedules
                .find(JobType.RETENTION, policyId)
                .map(schedule -> schedule.cron().toString())
                .orElse("");
    }

    private void remove(Policy policy) {
        schedules.remove(JobType.RETENTION, policy.id());
        executions.removeAll(JobType.RETENTION, policy.id());
        policies.delete(policy);
    }

    private void schedule(Principal by, Policy policy, String cron) {
        if (cron.isEmpty()) {
            schedules.remove(JobType.RETENTION, policy.id());
        } else if (!cron.equals(cron(policy.id()))) {
            schedules.set(by, JobType.RETENTION, policy.id(), ScheduleType.CUSTOM, cron, new RunRequest(false));
        }
    }

    private String lock(long projectId) {
        return projects.lock(projectId)
                .orElseThrow(() -> new DomainException(ErrorKind.INVALID, "scope.ref names no project: " + projectId));
    }

    private void publish(
            Principal by, Operation operation, Policy policy, Map<String, ?> before, Map<String, ?> after) {
        events.publishEvent(new Changed(
                by, Kind.TAG_RETENTION, operation, Long.toString(policy.id()), policy.projectId(), before, after));
    }

    private static Map<String, ?> fields(RetentionRules rules, String cron) {
        return Map.of("rules", rules.rules(), "cron", cron);
    }
}
