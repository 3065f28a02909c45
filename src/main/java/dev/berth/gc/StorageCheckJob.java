package dev.berth.gc;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.berth.blob.BlobStore;
import dev.berth.blob.StorageLookup;
import dev.berth.job.Execution;
import dev.berth.job.Job;
import dev.berth.job.JobType;
import dev.berth.job.NewTask;
import dev.berth.job.TaskRun;

/** Checks the store against the rows; what it finds is written down, and nothing is done about it. */
@Component
class StorageCheckJob implements Job {

    private static final Logger log = LoggerFactory.getLogger(StorageCheckJob.class);

    private final StorageLookup lookup;
    private final BlobStore store;
    private final StorageFindingTable findings;

    StorageCheckJob(StorageLookup lookup, BlobStore store, StorageFindingTable findings) {
        this.lookup = lookup;
        this.store = store;
        this.findings = findings;
    }

    @Override
    public JobType type() {
        return JobType.STORAGE_CHECK;
    }

    @Override
    public List<NewTask> plan(Execution execution) {
        return List.of(new NewTask("", Map.of()));
    }

    @Override
    public void run(TaskRun run) throws IOException {
        run.step(() -> findings.removeAll(run.execution().id()));
        StorageCheckRun check = new StorageCheckRun(run, findings, lookup.blobs());
        StorageComparison comparison = new StorageComparison(lookup, store, check::found, check::lookedAt);
        comparison.run();
        StorageCheckResult result = check.end(comparison);
        if (result.damaged() > 0) {
            log.error(
                    "Storage check {} found {} blobs without object, {} with one of another size, {} out of service",
                    run.execution().id(),
                    result.missing(),
                    result.wrongSize(),
                    result.outOfService());
        }
        if (result.leftOver() > 0) {
            log.warn(
                    "Storage check {} found {} objects that no row speaks of, {} bytes, and {} things that nobody finishes",
                    run.execution().id(),
                    result.orphaned(),
                    result.orphanedBytes(),
                    result.unfinished());
        }
        if (result.damaged() + result.leftOver() == 0) {
            log.info(
                    "Storage check {}: {} blobs are as they should be",
                    run.execution().id(),
                    result.blobs());
        }
    }
}
