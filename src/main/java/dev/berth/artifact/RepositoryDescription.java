package dev.berth.artifact;

import java.util.Map;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.Principal;
import dev.berth.access.RepositoryScope;
import dev.berth.event.RegistryEvent.Changed;
import dev.berth.event.RegistryEvent.Kind;
import dev.berth.event.RegistryEvent.Operation;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** What people write about a repository, the one thing of it that they edit. */
@Component
class RepositoryDescription {

    private static final int LONGEST = 65_536;

    private final TransactionTemplate transactions;
    private final RepositoryTable repositories;
    private final ApplicationEventPublisher events;

    RepositoryDescription(
            TransactionTemplate transactions, RepositoryTable repositories, ApplicationEventPublisher events) {
        this.transactions = transactions;
        this.repositories = repositories;
        this.events = events;
    }

    /** @throws DomainException NOT_FOUND where there is no such repository; INVALID where the text is too long */
    void write(RepositoryScope scope, String description, Principal by) {
        if (description.length() > LONGEST) {
            throw new DomainException(
                    ErrorKind.INVALID, "the description is longer than the " + LONGEST + " characters allowed");
        }
        transactions.executeWithoutResult(status -> {
            long repositoryId = repositories.requireLocked(scope);
            String before = repositories.describe(repositoryId, description);
            if (!before.equals(description)) {
                events.publishEvent(new Changed(
                        by,
                        Kind.REPOSITORY,
                        Operation.UPDATE,
                        scope.name().value(),
                        scope.projectId(),
                        Map.of("description", before),
                        Map.of("description", description)));
            }
        });
    }
}
