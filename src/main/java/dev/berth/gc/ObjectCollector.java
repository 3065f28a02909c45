package dev.berth.gc;

import org.springframework.stereotype.Component;

import dev.berth.blob.CondemnedObjects;
import dev.berth.blob.CondemnedObjects.Deleted;
import dev.berth.blob.CondemnedObjects.Waiting;
import dev.berth.blob.GarbageDelays;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** The objects that a run of the garbage collection deletes from the store: those that are due, or, where it was asked to, all that wait. */
@Component
class ObjectCollector {

    /** So many end their quarantine in one statement. */
    private static final int AT_ONCE = 1000;

    private final CondemnedObjects condemned;
    private final GarbageDelays delays;

    ObjectCollector(CondemnedObjects condemned, GarbageDelays delays) {
        this.condemned = condemned;
        this.delays = delays;
    }

    void collect(GarbageRound round) {
        if (round.parameters().dryRun()) {
            foresee(round);
            return;
        }
        if (round.parameters().deleteWaiting()) {
            endQuarantine(round);
        }
        round.expect(condemned.waiting().dueObjects());
        delete(round);
    }

    private void foresee(GarbageRound round) {
        Waiting waiting = condemned.waiting();
        boolean all = round.parameters().deleteWaiting();
        GarbageResult sofar = round.result();
        boolean purgedToo = all || delays.quarantine().isZero();
        long objects = waiting.dueObjects() + (all ? waiting.objects() : 0) + (purgedToo ? sofar.purgedBlobs() : 0);
        long bytes = waiting.dueBytes() + (all ? waiting.bytes() : 0) + (purgedToo ? sofar.condemnedSpace() : 0);
        round.batch(0, () -> objects, (result, count) -> result.plusObjects(count, bytes));
    }

    private void endQuarantine(GarbageRound round) {
        int hurried = AT_ONCE;
        while (hurried == AT_ONCE) {
            hurried = round.batch(0, () -> condemned.hurry(AT_ONCE), (result, count) -> result);
        }
    }

    /** No transaction is open while the store deletes. */
    private void delete(GarbageRound round) {
        boolean complete = false;
        while (!complete) {
            round.run().requireGoingOn();
            Deleted deleted = condemned.deleteSome();
            round.batch(
                    deleted.objects(),
                    () -> deleted,
                    (result, some) -> result.plusObjects(some.objects(), some.bytes()));
            requireNothingRefused(deleted);
            complete = deleted.complete();
        }
    }

    private static void requireNothingRefused(Deleted deleted) {
        if (deleted.refused() > 0) {
            throw new DomainException(
                    ErrorKind.UNAVAILABLE,
                    "the blob store did not delete " + deleted.refused()
                            + " objects: they are tried again later, and the server's log says what was wrong");
        }
    }
}
