package dev.berth.audit;

import java.time.Clock;
import java.util.List;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import dev.berth.event.RegistryEvent;
import dev.berth.event.RegistryEvent.ArtifactPulled;

/** Hears of every event. A change gets its row in the transaction of the change; pulls are many and change nothing, so they are gathered. */
@Component
class AuditRecorder {

    private final AuditWriter writer;
    private final GatheredPulls pulls;
    private final Clock clock;

    AuditRecorder(AuditWriter writer, GatheredPulls pulls, Clock clock) {
        this.writer = writer;
        this.pulls = pulls;
        this.clock = clock;
    }

    @EventListener
    void record(RegistryEvent event) {
        AuditEntry entry = AuditEntry.of(clock.instant(), event.by(), AuditedEvent.of(event));
        if (event instanceof ArtifactPulled) {
            pulls.add(entry);
        } else {
            writer.write(List.of(entry));
        }
    }
}
