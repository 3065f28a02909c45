package dev.berth.quota;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import dev.berth.setting.Setting;
import dev.berth.setting.Settings;

/** The limits that come and go with projects. Each step belongs to the transaction that makes or deletes the project. */
@Component
public class ProjectLimits {

    private final Quotas quotas;
    private final QuotaUsageTable usage;
    private final QuotaLookup lookup;
    private final LimitedProjects limited;
    private final Settings settings;
    private final Clock clock;

    ProjectLimits(
            Quotas quotas,
            QuotaUsageTable usage,
            QuotaLookup lookup,
            LimitedProjects limited,
            Settings settings,
            Clock clock) {
        this.quotas = quotas;
        this.usage = usage;
        this.lookup = lookup;
        this.limited = limited;
        this.settings = settings;
        this.clock = clock;
    }

    /** The limit of projects for which nobody says another. */
    public StorageLimit standard() {
        return new StorageLimit(settings.number(Setting.STORAGE_PER_PROJECT));
    }

    /** Begins to count for a new project. */
    public void open(long projectId, StorageLimit limit) {
        quotas.saveAndFlush(new Quota(projectId, limit, clock.instant()));
        usage.insert(projectId);
        limited.forgetAfterTransaction();
    }

    /** Forgets the limit of a project that is deleted. What it held stays counted, for what is removed later. */
    public void close(long projectId) {
        quotas.deleteOf(projectId);
    }

    /** Empty where there is no such project. */
    public Optional<ProjectFigures> figures(long projectId) {
        return lookup.findOf(projectId).map(quota -> ProjectFigures.of(quota.limit(), quota.used()));
    }

    /** By the project's id; one that is unknown is missing. */
    public Map<Long, ProjectFigures> figures(Collection<Long> projectIds) {
        return lookup.findOf(projectIds).stream()
                .collect(Collectors.toMap(
                        QuotaView::projectId, quota -> ProjectFigures.of(quota.limit(), quota.used())));
    }
}
