package dev.berth.quota;

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

/** Changes limits. One below what the project holds already is accepted: nothing is deleted because of it. */
@Component
class QuotaEditor {

    private final Quotas quotas;
    private final QuotaProjects projects;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    QuotaEditor(Quotas quotas, QuotaProjects projects, ApplicationEventPublisher events, Clock clock) {
        this.quotas = quotas;
        this.projects = projects;
        this.events = events;
        this.clock = clock;
    }

    /** @throws QuotaNotFound where there is none of this id */
    @Transactional
    public void change(Principal by, long quotaId, StorageLimit limit) {
        Quota quota = quotas.findLocked(quotaId).orElseThrow(() -> new QuotaNotFound(quotaId));
        Map<String, Long> before = StorageLimit.resources(quota.storageLimit());
        quota.change(limit, clock.instant());
        long projectId = quota.projectId();
        QuotaReference project = projects.references(List.of(projectId)).get(projectId);
        events.publishEvent(new Changed(
                by,
                Kind.QUOTA,
                Operation.UPDATE,
                project == null ? "" : project.name(),
                projectId,
                before,
                StorageLimit.resources(limit.bytes())));
    }
}
