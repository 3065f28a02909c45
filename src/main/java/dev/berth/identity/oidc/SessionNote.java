package dev.berth.identity.oidc;

import org.jspecify.annotations.Nullable;

/**
 * What a session holds for signing out at the issuer that it came from.
 *
 * @param idToken absent where it is too long for an address
 */
record SessionNote(long providerId, @Nullable String idToken) {

    /** Without the token, which belongs into no log. */
    @Override
    public String toString() {
        return "SessionNote[" + providerId + "]";
    }
}
