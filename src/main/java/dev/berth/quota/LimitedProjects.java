package dev.berth.quota;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Which projects have a limit, so that pushes to all others pay nothing for it: they are read together, at most once a second. It only tells
 * whether to ask; what fits is decided under the lock. A change is heeded by this node at once and by the others within a second.
 */
@Component
class LimitedProjects {

    private static final long LIFE = Duration.ofSeconds(1).toNanos();

    private final QuotaLookup lookup;
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Snapshot last;

    private record Snapshot(Set<Long> projectIds, long changes, long readAt) {}

    LimitedProjects(QuotaLookup lookup) {
        this.lookup = lookup;
    }

    /** May read the database, and is therefore not for those who are in a transaction. */
    boolean contains(long projectId) {
        Snapshot known = last;
        return (known != null && isFresh(known) ? known : refreshed())
                .projectIds()
                .contains(projectId);
    }

    /** Forgets what is known when the transaction that changes it has ended. */
    void forgetAfterTransaction() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                changes.incrementAndGet();
            }
        });
    }

    /** One reads and the others wait. */
    private synchronized Snapshot refreshed() {
        Snapshot known = last;
        if (known == null || !isFresh(known)) {
            long heeded = changes.get();
            long now = System.nanoTime();
            known = new Snapshot(lookup.limited(), heeded, now);
            last = known;
        }
        return known;
    }

    private boolean isFresh(Snapshot snapshot) {
        return snapshot.changes == changes.get() && System.nanoTime() - snapshot.readAt < LIFE;
    }
}
