package dev.berth.identity.oidc;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

import dev.berth.identity.provider.ExternalAccount;
import dev.berth.identity.provider.ProviderAway;
import dev.berth.identity.provider.ProviderRefused;

/** Redeems an authorization code for an ID token, checks the token, and asks the userinfo endpoint for what it lacks. */
@Component
class CodeExchange {

    private final IssuerHttp http;
    private final TokenEndpoint endpoint;
    private final IdTokens tokens;

    CodeExchange(IssuerHttp http, TokenEndpoint endpoint, IdTokens tokens) {
        this.http = http;
        this.endpoint = endpoint;
        this.tokens = tokens;
    }

    /** @param idToken as the issuer sent it */
    record Vouched(ExternalAccount account, String idToken) {

        /** Without the token, which belongs into no log. */
        @Override
        public String toString() {
            return "Vouched[" + account.subject() + "]";
        }
    }

    /**
     * To be called within the provider's lane.
     *
     * @throws ProviderAway where the issuer does not answer
     * @throws AuthenticationException where code, state, nonce or token do not belong together
     */
    Vouched redeem(Issuer issuer, URI redirect, OAuth2AuthorizationExchange exchange) {
        var provider = new OidcAuthorizationCodeAuthenticationProvider(
                endpoint.client(issuer.settings()), request -> user(issuer, request));
        provider.setJwtDecoderFactory(registration -> tokens.decoder(issuer));
        try {
            var login = new OAuth2LoginAuthenticationToken(issuer.registration(redirect), exchange);
            Authentication person = Objects.requireNonNull(provider.authenticate(login));
            return vouched(issuer, (OidcUser) Objects.requireNonNull(person.getPrincipal()));
        } catch (AuthenticationException e) {
            throw away(issuer, e);
        }
    }

    private OidcUser user(Issuer issuer, OidcUserRequest request) {
        Map<String, Object> idToken = request.getIdToken().getClaims();
        URI userinfoEndpoint = issuer.metadata().userinfo();
        if (userinfoEndpoint == null || new PersonClaims(issuer.settings()).areComplete(idToken)) {
            return new DefaultOidcUser(List.of(), request.getIdToken());
        }
        Map<String, Object> userinfo = http.get(
                issuer.settings(),
                userinfoEndpoint,
                headers -> headers.setBearerAuth(request.getAccessToken().getTokenValue()));
        if (!subject(request.getIdToken()).equals(userinfo.get("sub"))) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error("invalid_userinfo", "the userinfo endpoint speaks of somebody else", null));
        }
        return new DefaultOidcUser(List.of(), request.getIdToken(), new OidcUserInfo(userinfo));
    }

    private static Vouched vouched(Issuer issuer, OidcUser person) {
        OidcIdToken token = person.getIdToken();
        OidcUserInfo userinfo = person.getUserInfo();
        ExternalAccount account = new PersonClaims(issuer.settings())
                .account(subject(token), token.getClaims(), userinfo == null ? Map.of() : userinfo.getClaims());
        return new Vouched(account, token.getTokenValue());
    }

    /** There is none without: the token was checked. */
    private static String subject(OidcIdToken token) {
        return Objects.requireNonNull(token.getSubject());
    }

    /** What Spring Security has wrapped is our own, or the network's: then nobody was refused. */
    private static RuntimeException away(Issuer issuer, AuthenticationException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case ProviderAway away -> {
                    return away;
                }
                case ProviderRefused refused -> {
                    return refused;
                }
                case IOException silent -> {
                    return IssuerHttp.away(issuer.metadata().token(), silent);
                }
                default -> {}
            }
        }
        return failure;
    }
}
