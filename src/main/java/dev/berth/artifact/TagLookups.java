package dev.berth.artifact;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.berth.access.RepositoryScope;
import dev.berth.oci.Tag;

/**
 * Finds what tags point to. Requests that come in while a statement is under way share the next one, so that many clients at once cost few
 * statements; a request that is alone waits for nobody. Nothing is remembered: each answer is read after its request came in.
 */
@Component
class TagLookups {

    /** How long a statement may keep the next one waiting; a database that hangs must not make a queue. */
    private static final int PATIENCE_MILLIS = 20;

    /** A tag of a repository. */
    record Wanted(RepositoryScope scope, Tag tag) {}

    /** Reads many tags in one statement; those that are not there are missing in the answer. */
    interface Source {
        Map<Wanted, ManifestTable.Row> read(Set<Wanted> wanted);
    }

    private final Source source;
    private final Semaphore turn = new Semaphore(1);
    private final Object lock = new Object();
    private @Nullable Batch gathering;

    TagLookups(Source source) {
        this.source = source;
    }

    Optional<ManifestTable.Row> find(RepositoryScope scope, Tag tag) {
        Wanted wanted = new Wanted(scope, tag);
        Batch fresh = new Batch();
        Batch joined;
        synchronized (lock) {
            joined = gathering == null ? fresh : gathering;
            gathering = joined;
            joined.wanted.add(wanted);
        }
        if (joined == fresh) {
            lead(fresh);
        }
        return joined.answer(wanted);
    }

    /** Who begins a batch waits for the one before it, while others join, and then reads for all. */
    private void lead(Batch batch) {
        boolean inTurn = false;
        try {
            inTurn = turn.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            synchronized (lock) {
                gathering = null;
            }
            batch.read(source);
        } finally {
            if (inTurn) {
                turn.release();
            }
        }
    }

    /** Requests that share a statement. Nobody joins once it is read. */
    private static final class Batch {

        private final Set<Wanted> wanted = new HashSet<>();
        private final CountDownLatch read = new CountDownLatch(1);
        private Map<Wanted, ManifestTable.Row> found = Map.of();
        private @Nullable RuntimeException failure;

        void read(Source source) {
            try {
                found = source.read(wanted);
            } catch (RuntimeException e) {
                failure = e;
            } finally {
                read.countDown();
            }
        }

        Optional<ManifestTable.Row> answer(Wanted one) {
            try {
                read.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a tag was looked up", e);
            }
            if (failure != null) {
                throw failure;
            }
            return Optional.ofNullable(found.get(one));
        }
    }
}
