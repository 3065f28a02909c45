package dev.berth.identity.provider;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.outward.Trust;

/** What one kind of provider needs. A value is complete and of the right form; whether the provider answers is another matter. */
public sealed interface ProviderSettings permits LdapSettings, OidcSettings {

    ProviderKind kind();

    /** What this server proves itself by; never shown and never logged. */
    @Nullable
    String secret();

    Trust trust();
}
