package dev.berth.retention;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A manifest as the plan finds it in its repository.
 *
 * @param subject what it is an accessory of, or absent
 * @param tags the first of them
 * @param createdAt when its manifest was pushed first
 */
record FoundArtifact(
        String digest,
        Role role,
        String type,
        @Nullable String subject,
        List<String> tags,
        int tagCount,
        List<String> labels,
        Instant createdAt,
        Candidate candidate) {}
