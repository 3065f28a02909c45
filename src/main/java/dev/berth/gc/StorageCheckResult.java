package dev.berth.gc;

import java.util.List;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What a storage check has come to.
 *
 * @param blobs that it looked at
 * @param objects that lie finished in the store
 * @param bytes of these
 * @param orphanedBytes of the objects that no row speaks of
 */
@JsonNaming(SnakeCaseStrategy.class)
record StorageCheckResult(
        long blobs,
        long objects,
        long bytes,
        long missing,
        long wrongSize,
        long outOfService,
        long orphaned,
        long orphanedBytes,
        long unfinished) {

    static final StorageCheckResult NOTHING = new StorageCheckResult(0, 0, 0, 0, 0, 0, 0, 0, 0);

    StorageCheckResult seen(StorageComparison comparison) {
        return new StorageCheckResult(
                comparison.blobs(),
                comparison.objects(),
                comparison.bytes(),
                missing,
                wrongSize,
                outOfService,
                orphaned,
                orphanedBytes,
                unfinished);
    }

    StorageCheckResult and(List<StorageFinding> more) {
        return new StorageCheckResult(
                blobs,
                objects,
                bytes,
                missing + count(more, FindingKind.MISSING),
                wrongSize + count(more, FindingKind.WRONG_SIZE),
                outOfService + count(more, FindingKind.OUT_OF_SERVICE),
                orphaned + count(more, FindingKind.ORPHANED),
                orphanedBytes + bytes(more),
                unfinished + count(more, FindingKind.UNFINISHED));
    }

    /** How many blobs somebody would miss. */
    long damaged() {
        return missing + wrongSize + outOfService;
    }

    /** How many things take up room for nobody. */
    long leftOver() {
        return orphaned + unfinished;
    }

    private static long count(List<StorageFinding> findings, FindingKind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).count();
    }

    private static long bytes(List<StorageFinding> findings) {
        return findings.stream()
                .filter(finding -> finding.kind() == FindingKind.ORPHANED)
                .mapToLong(finding -> finding.actualSize() == null ? 0 : finding.actualSize())
                .sum();
    }
}
