package dev.berth.quota;

import org.springframework.stereotype.Component;

/** Keeps the figure of what a project holds. Each step belongs to the transaction that changes the content. */
@Component
public class ProjectQuota {

    private final QuotaUsageTable usage;

    ProjectQuota(QuotaUsageTable usage) {
        this.usage = usage;
    }

    /**
     * Keeps out whoever else changes what the project holds until the transaction ends. It is the last lock that is taken (content-safety,
     * "Locks, in one order"), and what is counted is looked up after it, by a statement of its own: so two who bring the same blob count it once.
     */
    public void lock(long projectId) {
        if (!usage.lock(projectId)) {
            usage.insert(projectId);
            usage.lock(projectId);
        }
    }

    /** @param bytes what came in; negative for what went. The project is locked */
    public void add(long projectId, long bytes) {
        usage.add(projectId, bytes);
    }
}
