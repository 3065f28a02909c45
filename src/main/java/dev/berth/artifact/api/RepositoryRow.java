package dev.berth.artifact.api;

import java.time.Instant;

/** A repository without what is counted in it. */
record RepositoryRow(
        long id, long projectId, String name, String description, long pulls, Instant createdAt, Instant updatedAt) {}
