package dev.berth.gc;

import java.util.List;

import org.springframework.stereotype.Component;

import dev.berth.job.Execution;
import dev.berth.job.Job;
import dev.berth.job.JobType;
import dev.berth.job.NewTask;
import dev.berth.job.TaskRun;

/**
 * The garbage collection that people start or schedule: one task, done again from the start where a node died in it, since what is gone is
 * not found again. Manifests go before the blobs that they let go, and blobs before their objects.
 */
@Component
class GarbageCollection implements Job {

    private final ManifestCollector manifests;
    private final BlobCollector blobs;
    private final ObjectCollector objects;

    GarbageCollection(ManifestCollector manifests, BlobCollector blobs, ObjectCollector objects) {
        this.manifests = manifests;
        this.blobs = blobs;
        this.objects = objects;
    }

    @Override
    public JobType type() {
        return JobType.GARBAGE_COLLECTION;
    }

    @Override
    public List<NewTask> plan(Execution execution) {
        return List.of(new NewTask("", execution.parameters()));
    }

    @Override
    public void run(TaskRun run) {
        GarbageRound round = new GarbageRound(run);
        run.log(
                round.parameters().dryRun()
                        ? "dry run: nothing is deleted, and what is counted would be"
                        : "begins: " + round.parameters().words());
        manifests.collect(round);
        blobs.collect(round);
        objects.collect(round);
        run.log("%d artifacts and %d blobs went; %d objects of %d bytes were deleted, %d bytes went into quarantine"
                .formatted(
                        round.result().purgedManifests(),
                        round.result().purgedBlobs(),
                        round.result().deletedObjects(),
                        round.result().freedSpace(),
                        round.result().condemnedSpace()));
    }
}
