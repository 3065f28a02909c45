package dev.berth.retention;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Body of {@code POST /retentions} and {@code PUT /retentions/{id}} (Harbor's {@code RetentionPolicy}). */
record PolicyRequest(
        @Nullable String algorithm,
        @Nullable List<@Nullable RetentionRuleRequest> rules,
        @Nullable TriggerRequest trigger,
        @Nullable ScopeRequest scope) {

    private static final String OR = "or";
    private static final String PROJECT = "project";
    private static final String SCHEDULE = "Schedule";

    /** When it runs by itself. */
    record TriggerRequest(@Nullable String kind, @Nullable Map<String, @Nullable Object> settings) {}

    /** What it is for. */
    record ScopeRequest(@Nullable String level, @Nullable Long ref) {}

    /**
     * The project that the policy is for; what else there is to it is not looked at.
     *
     * @throws DomainException INVALID where it is not for a project
     */
    long project() {
        if (scope == null || !PROJECT.equals(scope.level) || scope.ref == null || scope.ref <= 0) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    "scope is " + (scope == null ? "missing" : scope.level + " " + scope.ref)
                            + ": expected {\"level\":\"project\",\"ref\":<the project's id>}");
        }
        return scope.ref;
    }

    /**
     * The cron line by which it runs; empty where it runs by hand alone.
     *
     * @throws DomainException INVALID where it is to be started by something else
     */
    String cron() {
        if (trigger == null) {
            return "";
        }
        if (trigger.kind != null && !trigger.kind.isEmpty() && !trigger.kind.equals(SCHEDULE)) {
            throw new DomainException(
                    ErrorKind.INVALID, "unknown trigger \"" + trigger.kind + "\": expected " + SCHEDULE);
        }
        Object cron = trigger.settings == null ? null : trigger.settings.get("cron");
        if (cron != null && !(cron instanceof String)) {
            throw new DomainException(
                    ErrorKind.INVALID, "trigger.settings.cron is " + cron + ": expected a text, as in \"0 0 0 * * *\"");
        }
        return cron == null ? "" : ((String) cron).strip();
    }

    /** @throws DomainException INVALID where it is not what there is */
    void requireAlgorithm() {
        if (algorithm != null && !algorithm.isEmpty() && !algorithm.equals(OR)) {
            throw new DomainException(ErrorKind.INVALID, "unknown algorithm \"" + algorithm + "\": expected " + OR);
        }
    }
}
