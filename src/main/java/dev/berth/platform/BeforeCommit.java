package dev.berth.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Gathers what a transaction brings piece by piece and works on it at once, as the last step of that transaction: what fails there rolls
 * it back, and what is rolled back was never worked on. Outside of a transaction each piece is worked on by itself.
 */
public final class BeforeCommit<T> {

    private final Consumer<List<T>> work;

    /** @param work is given what there is, in its order, at least one */
    public BeforeCommit(Consumer<List<T>> work) {
        this.work = work;
    }

    public void add(T piece) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            gathered().add(piece);
        } else {
            work.accept(List.of(piece));
        }
    }

    @SuppressWarnings("unchecked") // nobody else binds anything to this
    private Gathered gathered() {
        Gathered bound = (Gathered) TransactionSynchronizationManager.getResource(this);
        if (bound != null) {
            return bound;
        }
        Gathered fresh = new Gathered();
        TransactionSynchronizationManager.bindResource(this, fresh);
        TransactionSynchronizationManager.registerSynchronization(fresh);
        return fresh;
    }

    /** What one transaction has brought so far. */
    private final class Gathered implements TransactionSynchronization {

        private final List<T> pieces = new ArrayList<>();
        private boolean ending;

        void add(T piece) {
            if (ending) {
                work.accept(List.of(piece));
            } else {
                pieces.add(piece);
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            ending = true;
            work.accept(pieces);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(BeforeCommit.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(BeforeCommit.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(BeforeCommit.this);
        }
    }
}
