package dev.berth.identity.provider;

import java.time.Instant;

/**
 * A directory or an issuer that people sign in by.
 *
 * @param name what people see where they sign in
 * @param enabled whether anybody may sign in by it at the moment
 * @param primary whether it is the one of its kind that Harbor's single fields describe
 * @param revision counts its changes
 */
public record Provider(
        long id,
        String name,
        boolean enabled,
        boolean primary,
        ProviderSettings settings,
        long revision,
        Instant createdAt,
        Instant updatedAt) {

    public ProviderKind kind() {
        return settings.kind();
    }
}
