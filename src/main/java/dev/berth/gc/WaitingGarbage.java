package dev.berth.gc;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.berth.artifact.UnreferencedBlobs.Leased;
import dev.berth.blob.CondemnedObjects.Waiting;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What is not deleted yet, and until when. Not Harbor's.
 *
 * @param leasedBlobs of repositories, whose lease runs; those that something refers to when it ends stay
 * @param nextLeaseEnd when the first of these leases ends; absent where none runs
 * @param quarantinedObjects of blobs that were removed, whose bytes are kept for now
 * @param nextDue when the first of them is deleted; absent where there is none
 * @param lastDue when the last of them is
 * @param dueObjects what is deleted within a minute
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record WaitingGarbage(
        long leasedBlobs,
        @Nullable Instant nextLeaseEnd,
        long quarantinedObjects,
        long quarantinedBytes,
        @Nullable Instant nextDue,
        @Nullable Instant lastDue,
        long dueObjects,
        long dueBytes) {

    static WaitingGarbage of(Leased leased, Waiting waiting) {
        return new WaitingGarbage(
                leased.blobs(),
                leased.firstEnd().orElse(null),
                waiting.objects(),
                waiting.bytes(),
                waiting.first().orElse(null),
                waiting.last().orElse(null),
                waiting.dueObjects(),
                waiting.dueBytes());
    }
}
