package dev.berth.token;

import org.springframework.stereotype.Component;

import dev.berth.access.AuthorizationScheme;
import dev.berth.access.CredentialVerifier;
import dev.berth.access.ForeignTokens;
import dev.berth.access.Principal;

/** {@code Authorization: Bearer} with an access token of ours (RFC 6750, 2.1); for the API also with one of an issuer that people sign in by. */
@Component
class BearerVerifier implements CredentialVerifier {

    private final AccessTokens tokens;
    private final ForeignTokens foreign;

    BearerVerifier(AccessTokens tokens, ForeignTokens foreign) {
        this.tokens = tokens;
        this.foreign = foreign;
    }

    @Override
    public AuthorizationScheme scheme() {
        return AuthorizationScheme.BEARER;
    }

    @Override
    public Principal verify(String credential, String address) {
        return tokens.verify(credential);
    }

    @Override
    public Principal verifyForApi(String credential, String address) {
        return foreign.verify(credential).orElseGet(() -> tokens.verify(credential));
    }
}
