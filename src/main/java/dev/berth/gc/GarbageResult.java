package dev.berth.gc;

import dev.berth.artifact.UnreferencedBlobs.Collected;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What a run of the garbage collection has come to. A dry run counts what would be so.
 *
 * @param freedSpace bytes that were really deleted from the store
 * @param purgedBlobs blobs that were taken out of the registry; their objects are deleted when the quarantine is over
 * @param purgedManifests artifacts that were deleted, with those that went because of others
 * @param condemnedSpace bytes of the purged blobs
 * @param deletedObjects objects that were deleted from the store, purged by this run or before
 */
@JsonNaming(SnakeCaseStrategy.class)
record GarbageResult(
        long freedSpace, long purgedBlobs, long purgedManifests, long condemnedSpace, long deletedObjects) {

    static final GarbageResult NOTHING = new GarbageResult(0, 0, 0, 0, 0);

    GarbageResult plusManifests(int manifests) {
        return new GarbageResult(freedSpace, purgedBlobs, purgedManifests + manifests, condemnedSpace, deletedObjects);
    }

    GarbageResult plus(Collected collected) {
        return new GarbageResult(
                freedSpace,
                purgedBlobs + collected.blobs(),
                purgedManifests,
                condemnedSpace + collected.bytes(),
                deletedObjects);
    }

    GarbageResult plusObjects(long objects, long bytes) {
        return new GarbageResult(
                freedSpace + bytes, purgedBlobs, purgedManifests, condemnedSpace, deletedObjects + objects);
    }
}
