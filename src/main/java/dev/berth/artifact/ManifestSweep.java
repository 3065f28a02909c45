package dev.berth.artifact;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.Principal;
import dev.berth.access.RepositoryScope;
import dev.berth.artifact.Swept.Fate;
import dev.berth.oci.Digest;

/**
 * Deletes many manifests of a repository at once, as a job decided before. Whether each may still go is decided again here, in the
 * transaction in which it goes: whoever pushes meanwhile either comes first, and the manifest stays, or finds it gone. Takes part in the
 * caller's transaction where there is one.
 */
@Component
public class ManifestSweep {

    /** How many may be asked for at once; the repository is locked all the while. */
    public static final int MOST = 500;

    private final TransactionTemplate transactions;
    private final RepositoryTable repositories;
    private final ManifestHolds holds;
    private final TagWriter tags;
    private final ManifestRemoval removal;

    ManifestSweep(
            TransactionTemplate transactions,
            RepositoryTable repositories,
            ManifestHolds holds,
            TagWriter tags,
            ManifestRemoval removal) {
        this.transactions = transactions;
        this.repositories = repositories;
        this.holds = holds;
        this.tags = tags;
        this.removal = removal;
    }

    /** What must still be true of each. */
    public sealed interface Condition {

        /**
         * It has no tag, no index lists it, and it refers to no subject that is there.
         *
         * @param age for how long at least it was neither pushed nor pulled
         */
        record Untagged(Duration age) implements Condition {}

        /** It went with an index or a subject, its lease has ended, and nothing holds it again. */
        record LetGo() implements Condition {}

        /**
         * Neither it nor one of its tags was pushed or pulled since.
         *
         * @param since as {@link #moment} gave it before the decision was begun
         */
        record Unchanged(Instant since) implements Condition {}
    }

    /**
     * A moment for {@link Condition.Unchanged}: whatever is read of the repository from now on shows all that was pushed before it, and
     * what is pushed after it counts as later. It waits for a push that is under way. Empty where there is no such repository.
     */
    public Optional<Instant> moment(RepositoryScope scope) {
        return Optional.ofNullable(transactions.execute(status ->
                repositories.findLocked(scope).map(id -> repositories.clock()).orElse(null)));
    }

    /** Deletes those of the manifests that may go, at most {@value #MOST}, with all that goes with them. */
    public Swept sweep(RepositoryScope scope, Principal by, Collection<Digest> digests, Condition condition) {
        return transactions.execute(status -> locked(scope, by, digests, condition));
    }

    /** What a sweep would do now: it is done and taken back, so that it decides as a sweep does. Not for use in a transaction. */
    public Swept rehearse(RepositoryScope scope, Principal by, Collection<Digest> digests, Condition condition) {
        return transactions.execute(status -> {
            status.setRollbackOnly();
            return locked(scope, by, digests, condition);
        });
    }

    private Swept locked(RepositoryScope scope, Principal by, Collection<Digest> digests, Condition condition) {
        if (digests.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " manifests at once, not " + digests.size());
        }
        Map<Digest, Fate> fates = HashMap.newHashMap(digests.size());
        digests.forEach(digest -> fates.put(digest, Fate.GONE));
        Set<Digest> removed = repositories
                .findLocked(scope)
                .map(id -> remove(new LockedRepository(scope, by, id), fates, condition))
                .orElse(Set.of());
        return new Swept(Map.copyOf(fates), removed);
    }

    private Set<Digest> remove(LockedRepository repository, Map<Digest, Fate> fates, Condition condition) {
        Collection<Digest> present = holds.lock(repository.repositoryId(), fates.keySet());
        fates.putAll(holds.fates(repository.repositoryId(), present, condition));
        if (!(condition instanceof Condition.Unchanged)) {
            holds.forget(repository.repositoryId(), with(fates, Fate.HELD));
        }
        tags.immutable(repository, with(fates, Fate.REMOVED)).forEach(digest -> fates.put(digest, Fate.IMMUTABLE));
        return removal.remove(repository, with(fates, Fate.REMOVED));
    }

    private static Set<Digest> with(Map<Digest, Fate> fates, Fate fate) {
        return new Swept(fates, Set.of()).with(fate);
    }
}
