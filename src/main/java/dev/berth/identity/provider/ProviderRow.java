package dev.berth.identity.provider;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A provider as it stands in the table.
 *
 * @param settings without the secret, as JSON
 * @param secret sealed
 */
public record ProviderRow(
        long id,
        ProviderKind kind,
        String name,
        boolean enabled,
        boolean primary,
        String settings,
        @Nullable String secret,
        long revision,
        Instant createdAt,
        Instant updatedAt) {}
