package dev.berth.retention;

import java.util.List;
import java.util.Map;

/** A policy as the API shows it (Harbor's {@code RetentionPolicy}). */
record PolicyReply(long id, String algorithm, List<RetentionRule> rules, TriggerReply trigger, ScopeReply scope) {

    /**
     * When it runs by itself.
     *
     * @param settings the cron line, empty where it runs by hand alone
     * @param references nothing: what the schedule is to other parts of the server is nobody's business
     */
    record TriggerReply(String kind, Map<String, String> settings, Map<String, String> references) {}

    record ScopeReply(String level, long ref) {}

    static PolicyReply of(Policy policy, RetentionRules rules, String cron) {
        return new PolicyReply(
                policy.id(),
                "or",
                rules.rules(),
                new TriggerReply("Schedule", Map.of("cron", cron), Map.of()),
                new ScopeReply("project", policy.projectId()));
    }
}
