package dev.berth.identity.oidc;

import java.util.Set;

import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.stereotype.Component;

import dev.berth.identity.GeneratedSecret;
import dev.berth.identity.provider.OidcSettings;
import dev.berth.identity.provider.ProviderAway;
import dev.berth.identity.provider.ProviderRefused;

/** Whether an issuer knows the client and its secret. It gets a code that was made up, so nobody is signed in by it. */
@Component
class ClientTrial {

    /** What an issuer says of a client that it does not know, or that proved itself by something else (RFC 6749, 5.2). */
    private static final Set<String> CLIENT_REFUSED = Set.of("invalid_client", "unauthorized_client");

    private final TokenEndpoint tokens;
    private final OwnAddress own;

    ClientTrial(TokenEndpoint tokens, OwnAddress own) {
        this.tokens = tokens;
        this.own = own;
    }

    /**
     * @throws ProviderRefused where the issuer refuses the client, or its token endpoint answers as none does
     * @throws ProviderAway where that does not answer
     */
    void require(OidcSettings settings, IssuerMetadata metadata) {
        try {
            tokens.client(settings)
                    .getTokenResponse(new OAuth2AuthorizationCodeGrantRequest(
                            ClientOf.registration("trial", settings, metadata, own.callback()),
                            exchange(settings, metadata)));
        } catch (OAuth2AuthorizationException e) {
            requireClient(metadata, e);
        }
    }

    private static void requireClient(IssuerMetadata metadata, OAuth2AuthorizationException refusal) {
        TokenEndpoint.silence(refusal).ifPresent(silence -> {
            throw IssuerHttp.away(metadata.token(), silence);
        });
        String code = refusal.getError().getErrorCode();
        if (CLIENT_REFUSED.contains(code)) {
            throw new ProviderRefused(metadata.token() + " refuses the client id and its secret: " + code);
        }
        if (code.equals(TokenEndpoint.UNREADABLE)) {
            throw new ProviderRefused(metadata.token() + " does not answer as a token endpoint does");
        }
    }

    private OAuth2AuthorizationExchange exchange(OidcSettings settings, IssuerMetadata metadata) {
        String callback = own.callback().toString();
        OAuth2AuthorizationRequest request = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(metadata.authorization().toString())
                .clientId(settings.clientId())
                .redirectUri(callback)
                .attributes(attributes -> attributes.put(PkceParameterNames.CODE_VERIFIER, GeneratedSecret.random()))
                .build();
        return new OAuth2AuthorizationExchange(
                request,
                OAuth2AuthorizationResponse.success(GeneratedSecret.random())
                        .redirectUri(callback)
                        .build());
    }
}
