package dev.berth.statistic;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

import dev.berth.event.RegistryEvent.ArtifactPulled;
import dev.berth.event.RegistryEvent.ArtifactPushed;

/** Counts what is done in projects on this node, in memory, and adds it to the day's samples from time to time. A crash loses some seconds. */
@Component
class ProjectActivity {

    private final ConcurrentMap<Long, Activity> counted = new ConcurrentHashMap<>();
    private final SampleTable samples;

    ProjectActivity(SampleTable samples) {
        this.samples = samples;
    }

    @EventListener
    void count(ArtifactPulled event) {
        add(event.repository().projectId(), Activity.PULL);
    }

    /** A push that is rolled back was none. */
    @TransactionalEventListener
    void count(ArtifactPushed event) {
        add(event.repository().projectId(), Activity.PUSH);
    }

    private void add(long projectId, Activity activity) {
        counted.merge(projectId, activity, Activity::plus);
    }

    /** What cannot be written stays for the next time. */
    synchronized void write() {
        Map<Long, Activity> taken = new HashMap<>();
        for (Long projectId : counted.keySet()) {
            Activity activity = counted.remove(projectId);
            if (activity != null) {
                taken.put(projectId, activity);
            }
        }
        boolean written = false;
        try {
            samples.add(taken);
            written = true;
        } finally {
            if (!written) {
                taken.forEach(this::add);
            }
        }
    }
}
