package dev.berth.quota;

import java.time.Clock;
import java.util.List;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dev.berth.access.Principal;
import dev.berth.event.RegistryEvent.Changed;
import dev.berth.event.RegistryEvent.Kind;
import dev.berth.event.RegistryEvent.Operation;
import dev.berth.event.RegistryEvent.QuotaWarned;
import dev.berth.setting.Setting;
import dev.berth.setting.Settings;

/** Changes limits. One below what the project holds already is accepted: nothing is deleted because of it. */
@Component
class QuotaEditor {

    private final Quotas quotas;
    private final QuotaProjects projects;
    private final QuotaLookup lookup;
    private final LimitedProjects limited;
    private final Settings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    QuotaEditor(
            Quotas quotas,
            QuotaProjects projects,
            QuotaLookup lookup,
            LimitedProjects limited,
            Settings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.quotas = quotas;
        this.projects = projects;
        this.lookup = lookup;
        this.limited = limited;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /** @throws QuotaNotFound where there is none of this id */
    @Transactional
    public void change(Principal by, long quotaId, StorageLimit limit) {
        Quota quota = quotas.findLocked(quotaId).orElseThrow(() -> new QuotaNotFound(quotaId));
        long before = quota.storageLimit();
        quota.change(limit, clock.instant());
        limited.forgetAfterTransaction();
        long projectId = quota.projectId();
        QuotaReference project = projects.references(List.of(projectId)).get(projectId);
        events.publishEvent(new Changed(
                by,
                Kind.QUOTA,
                Operation.UPDATE,
                project == null ? "" : project.name(),
                projectId,
                StorageLimit.resources(before),
                StorageLimit.resources(limit.bytes())));
        warn(by, quotaId, before, limit.bytes());
    }

    /** A limit that is lowered brings a project as near to it as a push does. */
    private void warn(Principal by, long quotaId, long limitBefore, long limitNow) {
        QuotaView quota = lookup.find(quotaId).orElseThrow(() -> new QuotaNotFound(quotaId));
        StorageRoom before = new StorageRoom(quota.projectId(), limitBefore, quota.used(), 0);
        StorageRoom now = new StorageRoom(quota.projectId(), limitNow, quota.used(), 0);
        if (now.isNearlyFull() && !before.isNearlyFull() && settings.flagNow(Setting.QUOTA_PER_PROJECT_ENABLE)) {
            events.publishEvent(new QuotaWarned(by, quota.projectId(), now.limit(), now.used()));
        }
    }
}
