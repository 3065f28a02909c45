package dev.berth.audit;

import java.time.Clock;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import dev.berth.event.RegistryEvent;
import dev.berth.event.RegistryEvent.ArtifactPulled;
import dev.berth.platform.BeforeCommit;

/**
 * Hears of every event. A change gets its row in the transaction of the change, and all rows of a transaction are written by one statement;
 * pulls are many and change nothing, so they are gathered.
 */
@Component
class AuditRecorder {

    private final BeforeCommit<AuditEntry> changes;
    private final GatheredPulls pulls;
    private final Clock clock;

    AuditRecorder(AuditWriter writer, GatheredPulls pulls, Clock clock) {
        this.changes = new BeforeCommit<>(writer::write);
        this.pulls = pulls;
        this.clock = clock;
    }

    @EventListener
    void record(RegistryEvent event) {
        AuditEntry entry = AuditEntry.of(clock.instant(), event.by(), AuditedEvent.of(event));
        if (event instanceof ArtifactPulled) {
            pulls.add(entry);
        } else {
            changes.add(entry);
        }
    }
}
