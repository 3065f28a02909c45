package dev.berth.identity.oidc;

import java.util.Set;

/** Parameters of an authorization request that are the protocol's, so that settings cannot set them. */
final class ProtocolParameters {

    private static final Set<String> NAMES = Set.of(
            "response_type",
            "response_mode",
            "client_id",
            "redirect_uri",
            "scope",
            "state",
            "nonce",
            "code_challenge",
            "code_challenge_method",
            "request",
            "request_uri");

    private ProtocolParameters() {}

    static boolean contains(String name) {
        return NAMES.contains(name);
    }
}
