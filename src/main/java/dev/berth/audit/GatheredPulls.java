package dev.berth.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

import dev.berth.job.NodeTask;
import dev.berth.platform.DatabaseAway;

/**
 * Pulls of this node that were not written down yet. A pull never waits for the audit log: there is room for so many, and what comes beyond
 * that, while the database is away or slower than the clients, is counted and lost. So is what a crash finds here.
 */
@Component
class GatheredPulls {

    private static final Logger log = LoggerFactory.getLogger(GatheredPulls.class);
    private static final int ROOM = 20_000;
    private static final int BATCH = 500;

    private final BlockingQueue<AuditEntry> waiting;
    private final List<AuditEntry> batch = new ArrayList<>(BATCH);
    private final LongAdder dropped = new LongAdder();
    private final AuditWriter writer;

    @Autowired
    GatheredPulls(AuditWriter writer) {
        this(writer, ROOM);
    }

    /** @param room how many pulls may wait */
    GatheredPulls(AuditWriter writer, int room) {
        this.writer = writer;
        this.waiting = new ArrayBlockingQueue<>(room);
    }

    void add(AuditEntry entry) {
        if (writer.isWanted(entry) && !waiting.offer(entry)) {
            dropped.increment();
        }
    }

    /** How many were lost since the last look. */
    long takeDropped() {
        return dropped.sumThenReset();
    }

    /** A batch that could not be written because the database is away stays for the next time. */
    synchronized void write() {
        long lost = takeDropped();
        if (lost > 0) {
            log.warn("{} pulls are missing in the audit log: they came faster than the database wrote them", lost);
        }
        while (!batch.isEmpty() || waiting.drainTo(batch, BATCH) > 0) {
            writeBatch();
        }
    }

    private void writeBatch() {
        try {
            writer.write(batch);
            batch.clear();
        } catch (RuntimeException e) {
            if (!DatabaseAway.isCauseOf(e)) {
                log.error("{} pulls cannot be written to the audit log and are lost", batch.size(), e);
                batch.clear();
                return;
            }
            throw e;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Task {

        @Bean
        NodeTask writeGatheredPulls(GatheredPulls pulls) {
            return new NodeTask("audit-pulls", Duration.ofSeconds(1), pulls::write);
        }
    }
}
