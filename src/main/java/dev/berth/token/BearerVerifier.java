package dev.berth.token;

import org.springframework.stereotype.Component;

import dev.berth.access.AuthorizationScheme;
import dev.berth.access.CredentialVerifier;
import dev.berth.access.Principal;

/** {@code Authorization: Bearer} with an access token of ours (RFC 6750, 2.1). */
@Component
class BearerVerifier implements CredentialVerifier {

    private final AccessTokens tokens;

    BearerVerifier(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public AuthorizationScheme scheme() {
        return AuthorizationScheme.BEARER;
    }

    @Override
    public Principal verify(String credential, String address) {
        return tokens.verify(credential);
    }
}
