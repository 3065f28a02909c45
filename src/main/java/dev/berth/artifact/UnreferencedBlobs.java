package dev.berth.artifact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.artifact.BlobGarbage.Candidate;
import dev.berth.artifact.BlobGarbage.Position;
import dev.berth.artifact.BlobLinks.Dropped;
import dev.berth.artifact.BlobLinks.Place;

/**
 * Takes blobs out of repositories in which nothing refers to them, once their leases have ended. A batch is a transaction, or takes part
 * in the caller's; it waits for nobody, and what somebody else has locked is left to the next pass. Several may collect at once.
 */
@Component
public class UnreferencedBlobs {

    /**
     * Links whose lease runs.
     *
     * @param firstEnd when the first of these leases ends
     */
    public record Leased(long blobs, Optional<Instant> firstEnd) {}

    public Leased leased() {
        return garbage.leased();
    }

    /** How many links are looked at at once. */
    public static final int BATCH = 100;

    private final TransactionTemplate transactions;
    private final BlobGarbage garbage;
    private final BlobLinks links;

    UnreferencedBlobs(TransactionTemplate transactions, BlobGarbage garbage, BlobLinks links) {
        this.transactions = transactions;
        this.garbage = garbage;
        this.links = links;
    }

    /** Where a pass is; the next batch begins there. */
    public static final class Pass {

        private final Position position;

        private Pass(Position position) {
            this.position = position;
        }

        /** Before everything. */
        public static Pass begin() {
            return new Pass(Position.START);
        }
    }

    /**
     * What came of one batch.
     *
     * @param links that ended
     * @param blobs that were the last of their content, with {@code bytes} in the store, which are condemned
     * @param next where to go on; empty where the pass is over
     */
    public record Collected(int links, int blobs, long bytes, Optional<Pass> next) {}

    /** Collects a batch. */
    public Collected collect(Pass pass) {
        return transactions.execute(status -> collectSome(pass));
    }

    /** What a pass would collect if it were done now, batch by batch; nothing is locked or written. */
    public Collected foresee(Pass pass) {
        List<Candidate> candidates = garbage.next(pass.position, BATCH);
        Dropped foreseen = candidates.isEmpty() ? Dropped.NOTHING : garbage.foresee(candidates);
        return collected(candidates, foreseen);
    }

    /** How many links there are whose lease has ended, be they garbage or not. */
    public long count() {
        return garbage.count();
    }

    private Collected collectSome(Pass pass) {
        List<Candidate> candidates = garbage.next(pass.position, BATCH);
        Dropped dropped = drop(candidates.stream().map(Candidate::place).toList());
        return collected(candidates, dropped);
    }

    private static Collected collected(List<Candidate> candidates, Dropped dropped) {
        Optional<Pass> next = candidates.size() < BATCH
                ? Optional.empty()
                : Optional.of(new Pass(candidates.getLast().position()));
        return new Collected(
                dropped.links(), dropped.blobs().blobs(), dropped.blobs().bytes(), next);
    }

    private Dropped drop(List<Place> candidates) {
        if (candidates.isEmpty()) {
            return Dropped.NOTHING;
        }
        List<Place> locked = garbage.lock(candidates);
        Set<Place> referenced = garbage.referenced(locked);
        garbage.clear(referenced);
        List<Place> garbageAlone =
                locked.stream().filter(place -> !referenced.contains(place)).toList();
        return garbageAlone.isEmpty() ? Dropped.NOTHING : links.drop(garbageAlone);
    }
}
