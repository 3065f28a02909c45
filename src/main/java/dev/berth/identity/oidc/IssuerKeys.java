package dev.berth.identity.oidc;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;

import dev.berth.identity.provider.OidcSettings;
import dev.berth.identity.provider.ProviderRefused;

/**
 * An issuer's public keys, from the address in its metadata alone, whatever a token's header names (S22). A token with an unknown key has
 * them fetched anew, since issuers change keys, but not more often than every half minute, since anybody can make up such tokens.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {

    static final Duration PAUSE = Duration.ofSeconds(30);

    private final IssuerHttp http;
    private final OidcSettings settings;
    private final IssuerMetadata metadata;
    private final Clock clock;
    private volatile @Nullable Fetched fetched;

    IssuerKeys(IssuerHttp http, OidcSettings settings, IssuerMetadata metadata, Clock clock) {
        this.http = http;
        this.settings = settings;
        this.metadata = metadata;
        this.clock = clock;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        Fetched known = fetched == null ? fetch() : fetched;
        List<JWK> suitable = selector.select(known.keys());
        return suitable.isEmpty() && clock.instant().isAfter(known.at().plus(PAUSE))
                ? selector.select(fetch().keys())
                : suitable;
    }

    /** @throws ProviderRefused where what the issuer answers are no keys */
    Fetched fetch() {
        Map<String, Object> document = http.get(settings, metadata.keys(), headers -> {});
        try {
            Fetched now = new Fetched(JWKSet.parse(document), clock.instant());
            fetched = now;
            return now;
        } catch (ParseException e) {
            throw new ProviderRefused("GET " + metadata.keys() + " was answered with something that is no set of keys");
        }
    }

    record Fetched(JWKSet keys, Instant at) {}
}
