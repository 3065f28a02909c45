package dev.berth.artifact;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.immutability.ChangesUnderWay;

/**
 * Whoever changes a tag has locked its repository, so changes are through once nobody has. A repository that is not to be seen yet comes with
 * its first tags, which are new and free.
 */
@Component
class TagsInMotion implements ChangesUnderWay {

    private final TransactionTemplate transactions;
    private final RepositoryTable repositories;

    TagsInMotion(TransactionTemplate transactions, RepositoryTable repositories) {
        this.transactions = transactions;
        this.repositories = repositories;
    }

    @Override
    public void await(long projectId) {
        transactions.executeWithoutResult(status -> repositories.awaitLocks(projectId));
    }
}
