package dev.berth.quota;

import java.time.Duration;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import dev.berth.platform.LastRead;

/**
 * Which projects have a limit, so that pushes to all others pay nothing for it: they are read together, about once a second. It only tells
 * whether to ask; what fits is decided under the lock. A change is heeded by this node at once and by the others within seconds.
 */
@Component
class LimitedProjects {

    private final LastRead<Set<Long>> projectIds;

    LimitedProjects(QuotaLookup lookup) {
        this.projectIds = new LastRead<>(lookup::limited, Duration.ofSeconds(1));
    }

    /** May read the database, and is therefore not for those who are in a transaction. */
    boolean contains(long projectId) {
        return projectIds.get().contains(projectId);
    }

    /** Forgets what is known when the transaction that changes it has ended. */
    void forgetAfterTransaction() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                projectIds.forget();
            }
        });
    }
}
