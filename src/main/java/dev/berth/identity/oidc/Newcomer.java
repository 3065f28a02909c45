package dev.berth.identity.oidc;

import org.jspecify.annotations.Nullable;

import dev.berth.identity.provider.ExternalAccount;

/**
 * Somebody whom an issuer has vouched for and who has no account yet.
 *
 * @param revision of the issuer's settings, under which it has: with others its word may be about somebody else (S31)
 * @param redirect path here to go to at the end
 * @param elsewhere what the session is to hold for signing out at the issuer, sealed; absent where nobody signs out there
 */
record Newcomer(
        ExternalAccount account,
        long revision,
        String redirect,
        @Nullable String elsewhere) {}
