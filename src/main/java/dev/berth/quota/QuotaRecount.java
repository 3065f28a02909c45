package dev.berth.quota;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.Principal;
import dev.berth.event.RegistryEvent.Changed;
import dev.berth.event.RegistryEvent.Kind;
import dev.berth.event.RegistryEvent.Operation;

/**
 * Counts anew what all projects hold, and corrects the figures that are wrong, beside running pushes. A snapshot in which nothing moves tells
 * which are wrong, and keeps nobody waiting; only these are locked and counted once more.
 */
@Component
class QuotaRecount {

    private static final Logger log = LoggerFactory.getLogger(QuotaRecount.class);
    private static final int BATCH = 500;

    private final QuotaUsageTable usage;
    private final ProjectHoldings holdings;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final TransactionTemplate snapshot;

    QuotaRecount(
            QuotaUsageTable usage,
            ProjectHoldings holdings,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.usage = usage;
        this.holdings = holdings;
        this.events = events;
        this.transactions = new TransactionTemplate(transactions);
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
    }

    /** Some projects, all of those up to the last id, with the figures of those among them that are wrong. */
    private record Look(long last, Map<Long, Long> wrong) {}

    /** @return how many figures were wrong */
    int recount(Principal by) {
        int corrected = 0;
        Look look = look(0);
        while (look.last > 0) {
            if (!look.wrong.isEmpty()) {
                correct(by, look.wrong);
                corrected += look.wrong.size();
            }
            look = look(look.last);
        }
        return corrected;
    }

    private Look look(long after) {
        return snapshot.execute(status -> {
            Map<Long, Long> said = usage.some(after, BATCH);
            if (said.isEmpty()) {
                return new Look(0, Map.of());
            }
            Map<Long, Long> held = held(said.keySet());
            return new Look(
                    Collections.max(said.keySet()),
                    said.entrySet().stream()
                            .filter(one -> !one.getValue().equals(held.get(one.getKey())))
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        });
    }

    /** Whoever changes content waits at the locks before it is counted, or is done and seen (content-safety, "Locks, in one order"). */
    private void correct(Principal by, Map<Long, Long> wrong) {
        transactions.executeWithoutResult(status -> {
            usage.lockAll(wrong.keySet());
            Map<Long, Long> held = held(wrong.keySet());
            usage.set(held);
            log.warn("The figures of what projects hold were wrong, by project: {}, they are {} now", wrong, held);
            events.publishEvent(
                    new Changed(by, Kind.QUOTA, Operation.UPDATE, "recount", null, texts(wrong), texts(held)));
        });
    }

    private Map<Long, Long> held(Collection<Long> projectIds) {
        Map<Long, Long> held = new TreeMap<>(holdings.count(List.copyOf(projectIds)));
        projectIds.forEach(id -> held.putIfAbsent(id, 0L));
        return held;
    }

    private static Map<String, Long> texts(Map<Long, Long> figures) {
        return figures.entrySet().stream()
                .collect(Collectors.toMap(one -> Long.toString(one.getKey()), Map.Entry::getValue));
    }
}
