package dev.berth.gc;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Something that a storage check found wrong.
 *
 * @param kind missing, wrong_size, out_of_service, orphaned or unfinished
 * @param storageKey what the object is called in the store
 * @param digest the blob's, where there is one
 * @param expectedSize what the row says, in bytes
 * @param actualSize what the store says; absent where there is no object
 * @param changedAt when the object was last written
 * @param firstFoundAt when a check found the same for the first time
 * @param repositories some of those that the blob is in
 * @param outcome what was done about it: withdrawn, condemned, aborted, or obsolete; absent where nothing was
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record StorageFindingReply(
        long id,
        String kind,
        String storageKey,
        @Nullable String digest,
        @Nullable Long expectedSize,
        @Nullable Long actualSize,
        @Nullable Instant changedAt,
        Instant foundAt,
        Instant firstFoundAt,
        List<String> repositories,
        @Nullable String outcome,
        @Nullable Instant settledAt) {}
