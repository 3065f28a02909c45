package dev.berth.identity.oidc;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a browser holds, sealed, while its owner is at the issuer: whatever comes back has to fit it.
 *
 * @param providerId where the person was sent
 * @param state comes back beside the code (RFC 6749, 10.12)
 * @param nonce its hash comes back in the ID token (OpenID Connect Core 1.0, 15.5.2)
 * @param verifier proves that whoever redeems the code has asked for it (RFC 7636)
 * @param redirect path here to go to at the end
 * @param session id of the session whose owner wants the account linked; absent for a sign-in
 */
record PendingSignIn(
        long providerId,
        String state,
        String nonce,
        String verifier,
        String redirect,
        @Nullable String session,
        Instant expiresAt) {

    /** Without what is secret, which belongs into no log. */
    @Override
    public String toString() {
        return "PendingSignIn[" + providerId + "]";
    }
}
