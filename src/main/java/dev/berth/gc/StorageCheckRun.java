package dev.berth.gc;

import java.util.List;

import dev.berth.job.TaskRun;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** One storage check while it goes on: writes down what is found, and how far it is. */
final class StorageCheckRun {

    /** With more than this, it is not objects that are wrong. */
    private static final long MOST_FINDINGS = 100_000;

    private final TaskRun run;
    private final StorageFindingTable table;
    private final long blobs;
    private StorageCheckResult result = StorageCheckResult.NOTHING;

    StorageCheckRun(TaskRun run, StorageFindingTable table, long blobs) {
        this.run = run;
        this.table = table;
        this.blobs = blobs;
    }

    /** @throws DomainException CONFLICT where so much is wrong that nobody could look through it */
    void found(List<StorageFinding> findings) {
        result = result.and(findings);
        run.result(result);
        run.step(() -> {
            table.insert(run.execution().id(), findings);
            return findings.size();
        });
        findings.forEach(finding -> run.log(finding.toString()));
        if (result.damaged() + result.leftOver() > MOST_FINDINGS) {
            throw new DomainException(
                    ErrorKind.CONFLICT,
                    "given up after " + MOST_FINDINGS
                            + " findings: expected a store that belongs to this database; see berth.blob");
        }
    }

    void lookedAt(long count) {
        run.requireGoingOn();
        run.progress(count, Math.max(count, blobs));
    }

    StorageCheckResult end(StorageComparison comparison) {
        result = result.seen(comparison);
        run.result(result);
        run.progress(result.blobs(), result.blobs());
        run.log(result.blobs() + " blobs and " + result.objects() + " objects of " + result.bytes()
                + " bytes were looked at: " + result.damaged() + " blobs are damaged, " + result.leftOver()
                + " objects are left over");
        return result;
    }
}
