package dev.berth.identity.oidc;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;

import dev.berth.access.Unauthenticated;
import dev.berth.identity.GeneratedSecret;
import dev.berth.identity.NetworkLimit;
import dev.berth.identity.oidc.CodeExchange.Vouched;
import dev.berth.identity.provider.Provider;
import dev.berth.platform.DomainException;
import dev.berth.platform.RetryLater;

/**
 * Sends people to an issuer, and finds out who came back: the authorization code flow (OpenID Connect Core 1.0, 3.1) with state, nonce and
 * PKCE (RFC 9700, 2.1.1). It decides nothing about accounts.
 */
@Component
class IssuerSignIn {

    private final IssuerAsked issuers;
    private final CodeExchange exchange;
    private final OwnAddress own;
    private final Clock clock;

    /** Codes cannot be guessed, but each one that is tried costs a call to the issuer. */
    private final NetworkLimit failures =
            new NetworkLimit(100, Duration.ofMinutes(5), "too many failed sign-ins from this address: try again later");

    IssuerSignIn(IssuerAsked issuers, CodeExchange exchange, OwnAddress own, Clock clock) {
        this.issuers = issuers;
        this.exchange = exchange;
        this.own = own;
        this.clock = clock;
    }

    /** Where the browser goes to, and what it has to hold meanwhile. */
    record Departure(URI address, PendingSignIn pending) {}

    /**
     * @param redirect path here to go to at the end
     * @param session id of the session whose owner wants the account linked; absent for a sign-in
     * @throws RetryLater UNAVAILABLE where the issuer does not answer
     */
    Departure begin(Provider provider, String redirect, @Nullable String session) {
        PendingSignIn pending = new PendingSignIn(
                provider.id(),
                GeneratedSecret.random(),
                GeneratedSecret.random(),
                GeneratedSecret.random(),
                redirect,
                session,
                clock.instant().plus(PendingCookie.LIFE));
        return issuers.ask(
                provider,
                issuer -> new Departure(URI.create(request(issuer, pending).getAuthorizationRequestUri()), pending));
    }

    /**
     * @param address where the browser is, for limits
     * @throws DomainException INVALID where the answer is not to what this browser was sent away with
     * @throws Unauthenticated where the code is worth nothing, or what it brings proves nothing
     * @throws RetryLater UNAVAILABLE where the issuer does not answer, TOO_MANY after repeated failures from this address
     */
    Vouched complete(Provider provider, PendingSignIn pending, CallbackAnswer answer, String address) {
        failures.requireRoom(address);
        try {
            return complete(provider, pending, answer);
        } catch (Unauthenticated refused) {
            failures.count(address);
            throw refused;
        }
    }

    private Vouched complete(Provider provider, PendingSignIn pending, CallbackAnswer answer) {
        return issuers.ask(provider, issuer -> {
            answer.requireFrom(issuer.metadata());
            OAuth2AuthorizationResponse response = OAuth2AuthorizationResponse.success(answer.requireCode())
                    .state(answer.state())
                    .redirectUri(own.callback().toString())
                    .build();
            return exchange.redeem(
                    issuer, own.callback(), new OAuth2AuthorizationExchange(request(issuer, pending), response));
        });
    }

    /** The settings' own parameters are none of the protocol's: that was checked before they were saved. */
    private OAuth2AuthorizationRequest request(Issuer issuer, PendingSignIn pending) {
        Map<String, Object> parameters = new LinkedHashMap<>(issuer.settings().redirectParameters());
        parameters.put(OidcParameterNames.NONCE, hash(pending.nonce()));
        parameters.put(PkceParameterNames.CODE_CHALLENGE, hash(pending.verifier()));
        parameters.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(issuer.metadata().authorization().toString())
                .clientId(issuer.settings().clientId())
                .redirectUri(own.callback().toString())
                .scopes(ClientOf.scopes(issuer.settings()))
                .state(pending.state())
                .additionalParameters(parameters)
                .attributes(Map.of(
                        OAuth2ParameterNames.REGISTRATION_ID,
                        Long.toString(pending.providerId()),
                        OidcParameterNames.NONCE,
                        pending.nonce(),
                        PkceParameterNames.CODE_VERIFIER,
                        pending.verifier()))
                .build();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", e);
        }
    }
}
