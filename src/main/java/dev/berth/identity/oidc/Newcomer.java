package dev.berth.identity.oidc;

import org.jspecify.annotations.Nullable;

import dev.berth.identity.provider.ExternalAccount;

/**
 * Somebody whom an issuer has vouched for and who has no account yet.
 *
 * @param redirect path here to go to at the end
 * @param elsewhere what the session is to hold for signing out at the issuer, sealed; absent where nobody signs out there
 */
record Newcomer(
        ExternalAccount account, String redirect, @Nullable String elsewhere) {}
