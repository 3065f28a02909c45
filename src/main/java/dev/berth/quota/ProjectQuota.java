package dev.berth.quota;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import dev.berth.access.Principal;
import dev.berth.event.RegistryEvent.QuotaWarned;
import dev.berth.setting.Setting;
import dev.berth.setting.Settings;

/**
 * Keeps the figure of what a project holds, and refuses what would pass its limit. Each step belongs to the transaction that changes the
 * content, except {@link #isLimited}.
 */
@Component
public class ProjectQuota {

    private final QuotaUsageTable usage;
    private final LimitedProjects limited;
    private final Settings settings;
    private final ApplicationEventPublisher events;

    ProjectQuota(QuotaUsageTable usage, LimitedProjects limited, Settings settings, ApplicationEventPublisher events) {
        this.usage = usage;
        this.limited = limited;
        this.settings = settings;
        this.events = events;
    }

    /**
     * Whether what comes into the project has to ask for room. It costs no statement, and knows within seconds of a limit that another node has
     * set; outside of transactions only, whose holders must not wait for others who read.
     */
    public boolean isLimited(long projectId) {
        return limited.contains(projectId) && settings.flag(Setting.QUOTA_PER_PROJECT_ENABLE);
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

    /**
     * Counts what came in. The project is locked; the limit is the one that holds now.
     *
     * @throws StorageLimitPassed where it does not fit
     */
    public void add(Principal by, long projectId, long bytes) {
        StorageRoom after = usage.add(projectId, bytes);
        StorageRoom before = after.withUsed(after.used() - bytes);
        if (bytes > before.left() && isEnforced()) {
            before.require(bytes);
        }
        if (after.isNearlyFull() && !before.isNearlyFull() && isEnforced()) {
            events.publishEvent(new QuotaWarned(by, projectId, after.limit(), after.used()));
        }
    }

    /** Gives back what went. The project is locked. */
    public void release(long projectId, long bytes) {
        usage.add(projectId, -bytes);
    }

    /**
     * How much more may come in. The project is locked.
     *
     * @param coming the bytes that have room already though no manifest refers to them yet
     */
    public StorageRoom room(long projectId, long coming) {
        return usage.room(projectId, coming);
    }

    private boolean isEnforced() {
        return settings.flagNow(Setting.QUOTA_PER_PROJECT_ENABLE);
    }
}
