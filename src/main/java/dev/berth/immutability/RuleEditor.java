package dev.berth.immutability;

import java.util.Map;
import java.util.Objects;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.Principal;
import dev.berth.access.ProjectScope;
import dev.berth.event.RegistryEvent.Changed;
import dev.berth.event.RegistryEvent.Kind;
import dev.berth.event.RegistryEvent.Operation;

/**
 * Makes, changes and deletes rules. Once a rule is answered for, no covered tag changes any more, not even by a push that began before (S28).
 */
@Component
class RuleEditor {

    private final TransactionTemplate transactions;
    private final ImmutabilityRules rules;
    private final RuleLimit limit;
    private final ChangesUnderWay changes;
    private final ApplicationEventPublisher events;

    RuleEditor(
            TransactionTemplate transactions,
            ImmutabilityRules rules,
            RuleLimit limit,
            ChangesUnderWay changes,
            ApplicationEventPublisher events) {
        this.transactions = transactions;
        this.rules = rules;
        this.limit = limit;
        this.changes = changes;
        this.events = events;
    }

    /**
     * @return the rule's id
     * @throws TooManyRules where the project has as many as are possible
     * @throws RuleTaken where the project has one that covers the same
     */
    long create(Principal by, ProjectScope project, RuleRequest request) {
        Coverage coverage = request.coverage();
        long id = Objects.requireNonNull(transactions.execute(status -> {
            limit.requireRoom(project);
            ImmutabilityRule rule = store(new ImmutabilityRule(project.id(), coverage.words(), request.isDisabled()));
            publish(by, Operation.CREATE, rule, Map.of(), rule.described());
            return rule.id();
        }));
        changes.await(project.id());
        return id;
    }

    /**
     * @throws RuleNotFound where this project has no such rule
     * @throws RuleTaken where it has another one that covers the same
     */
    void change(Principal by, ProjectScope project, long ruleId, RuleRequest request) {
        Coverage coverage = request.coverage();
        transactions.executeWithoutResult(status -> {
            ImmutabilityRule rule = locked(project, ruleId);
            Map<String, Object> before = rule.described();
            rule.change(coverage.words(), request.isDisabled());
            publish(by, Operation.UPDATE, store(rule), before, rule.described());
        });
        changes.await(project.id());
    }

    /** @throws RuleNotFound where this project has no such rule */
    void remove(Principal by, ProjectScope project, long ruleId) {
        transactions.executeWithoutResult(status -> {
            ImmutabilityRule rule = locked(project, ruleId);
            rules.delete(rule);
            publish(by, Operation.DELETE, rule, rule.described(), Map.of());
        });
    }

    private void publish(
            Principal by, Operation operation, ImmutabilityRule rule, Map<String, ?> before, Map<String, ?> after) {
        events.publishEvent(new Changed(
                by, Kind.IMMUTABLE_TAG, operation, rule.covered().toString(), rule.projectId(), before, after));
    }

    private ImmutabilityRule store(ImmutabilityRule rule) {
        try {
            return rules.saveAndFlush(rule);
        } catch (DataIntegrityViolationException e) {
            throw new RuleTaken(rule.covered());
        }
    }

    private ImmutabilityRule locked(ProjectScope project, long ruleId) {
        return rules.findLocked(ruleId, project.id()).orElseThrow(() -> new RuleNotFound(ruleId));
    }
}
