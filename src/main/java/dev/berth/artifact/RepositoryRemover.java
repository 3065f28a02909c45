package dev.berth.artifact;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.Principal;
import dev.berth.access.RepositoryScope;
import dev.berth.event.RegistryEvent.RepositoryDeleted;

/**
 * Deletes repositories. One is hidden at once, however much it holds, and its name may come back under another id; what is in it goes
 * later ({@link HiddenRepositories}). Whatever forbids the deletion is asked here, in the transaction that hides it, and never again.
 */
@Component
public class RepositoryRemover {

    private final TransactionTemplate transactions;
    private final RepositoryTable repositories;
    private final TagWriter tags;
    private final RecentManifests recent;
    private final ApplicationEventPublisher events;

    RepositoryRemover(
            TransactionTemplate transactions,
            RepositoryTable repositories,
            TagWriter tags,
            RecentManifests recent,
            ApplicationEventPublisher events) {
        this.transactions = transactions;
        this.repositories = repositories;
        this.tags = tags;
        this.recent = recent;
        this.events = events;
    }

    /**
     * @throws dev.berth.oci.OciException NAME_UNKNOWN where there is no such repository
     * @throws dev.berth.immutability.ImmutableTag where it has a tag that must stay
     */
    public void remove(RepositoryScope scope, Principal by) {
        transactions.executeWithoutResult(status -> {
            long repositoryId = repositories.requireLocked(scope);
            tags.requireAllMutable(new LockedRepository(scope, by, repositoryId));
            recent.forgetAfterTransaction();
            repositories.hide(repositoryId);
            events.publishEvent(new RepositoryDeleted(by, scope));
        });
    }
}
