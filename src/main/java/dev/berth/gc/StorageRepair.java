package dev.berth.gc;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.Principal;
import dev.berth.blob.BlobStore;
import dev.berth.blob.BlobTable;
import dev.berth.blob.CondemnedObjects;
import dev.berth.blob.StorageKey;
import dev.berth.blob.StorageLookup;
import dev.berth.blob.StoredBlob;
import dev.berth.event.RegistryEvent.Changed;
import dev.berth.event.RegistryEvent.Kind;
import dev.berth.event.RegistryEvent.Operation;
import dev.berth.gc.StorageFindingTable.Open;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/**
 * Does something about what a storage check found, because an administrator asks for it, and some at a time. What was found is asked again
 * before: a check may be old, and what it found may have been mended since.
 */
@Component
class StorageRepair {

    /** Between two checks that both found an object which no row speaks of: longer than any upload takes. */
    static final Duration APART = Duration.ofDays(2);

    private static final Logger log = LoggerFactory.getLogger(StorageRepair.class);
    private static final int MOST = 500;

    private final StorageFindingTable findings;
    private final StorageLookup lookup;
    private final BlobStore store;
    private final BlobTable blobs;
    private final CondemnedObjects condemned;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;

    StorageRepair(
            StorageFindingTable findings,
            StorageLookup lookup,
            BlobStore store,
            BlobTable blobs,
            CondemnedObjects condemned,
            TransactionTemplate transactions,
            ApplicationEventPublisher events) {
        this.findings = findings;
        this.lookup = lookup;
        this.store = store;
        this.blobs = blobs;
        this.condemned = condemned;
        this.transactions = transactions;
        this.events = events;
    }

    /**
     * Takes blobs out of service whose objects are missing or have another size, so that clients push them again.
     *
     * @throws DomainException UNAVAILABLE where the store does not answer
     */
    StorageRepairReply withdraw(Principal by, long executionId) {
        List<Open> open = findings.damaged(executionId, MOST);
        List<Open> lost = open.stream().filter(this::isLost).toList();
        transactions.executeWithoutResult(status -> {
            blobs.markSuspect(lost.stream().map(StorageRepair::blob).toList());
            findings.settle(lost, StorageOutcome.WITHDRAWN);
            findings.settle(without(open, lost), StorageOutcome.OBSOLETE);
            publish(by, executionId, Map.of("withdrawn", digests(lost)));
        });
        lost.forEach(finding -> log.warn("{} has taken blob {} out of service", by.name(), finding.digest()));
        return new StorageRepairReply(
                lost.size(),
                open.size() - lost.size(),
                findings.countOpen(executionId, Set.of(FindingKind.MISSING, FindingKind.WRONG_SIZE)));
    }

    /**
     * Gives to the reaper what this check and another one, at least {@link #APART} earlier, found to belong to nobody.
     *
     * @throws DomainException UNAVAILABLE where the store does not answer
     */
    StorageRepairReply clear(Principal by, long executionId) {
        List<Open> open = findings.leftOver(executionId, MOST, APART);
        Set<StorageKey> besideBlobs = besideBlobs(open);
        besideBlobs.forEach(this::discardStaged);
        List<Open> aborted = with(open, besideBlobs);
        List<Open> cleared = new ArrayList<>(aborted);
        transactions.executeWithoutResult(status -> {
            List<Open> condemnedNow = with(open, condemned.condemnUnknown(keys(open)));
            cleared.addAll(condemnedNow);
            findings.settle(aborted, StorageOutcome.ABORTED);
            findings.settle(condemnedNow, StorageOutcome.CONDEMNED);
            findings.settle(without(open, cleared), StorageOutcome.OBSOLETE);
            publish(
                    by,
                    executionId,
                    Map.of(
                            "cleared",
                            keys(cleared).stream().map(StorageKey::value).toList()));
        });
        return new StorageRepairReply(
                cleared.size(),
                open.size() - cleared.size(),
                findings.countOpen(executionId, Set.of(FindingKind.ORPHANED, FindingKind.UNFINISHED)));
    }

    private boolean isLost(Open finding) {
        try {
            return !store.size(finding.key()).equals(Optional.of(finding.expectedSize()));
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /** What was begun under the key of a blob, which nobody writes to ever again. */
    private Set<StorageKey> besideBlobs(List<Open> open) {
        List<StorageKey> unfinished = open.stream()
                .filter(finding -> finding.kind() == FindingKind.UNFINISHED)
                .map(Open::key)
                .toList();
        return lookup.of(unfinished).stream().map(row -> row.blob().key()).collect(Collectors.toSet());
    }

    private void discardStaged(StorageKey key) {
        try {
            store.discardStaged(key);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private static DomainException unavailable(IOException failure) {
        log.warn("The blob store failed", failure);
        return new DomainException(ErrorKind.UNAVAILABLE, "the blob store does not answer: try again later");
    }

    private void publish(Principal by, long executionId, Map<String, ?> after) {
        events.publishEvent(new Changed(
                by, Kind.STORAGE_CHECK, Operation.UPDATE, Long.toString(executionId), null, Map.of(), after));
    }

    private static StoredBlob blob(Open finding) {
        return new StoredBlob(
                Objects.requireNonNull(finding.digest(), "of a blob"), finding.key(), finding.expectedSize());
    }

    private static List<String> digests(List<Open> findings) {
        return findings.stream()
                .map(finding -> blob(finding).digest().toString())
                .toList();
    }

    private static List<StorageKey> keys(List<Open> findings) {
        return findings.stream().map(Open::key).toList();
    }

    private static List<Open> with(List<Open> findings, Set<StorageKey> keys) {
        return findings.stream().filter(finding -> keys.contains(finding.key())).toList();
    }

    private static List<Open> without(List<Open> findings, Collection<Open> others) {
        return findings.stream().filter(finding -> !others.contains(finding)).toList();
    }
}
