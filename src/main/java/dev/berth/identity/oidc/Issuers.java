package dev.berth.identity.oidc;

import java.time.Clock;
import java.time.Duration;

import org.springframework.stereotype.Component;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.berth.identity.provider.OidcSettings;
import dev.berth.identity.provider.Provider;
import dev.berth.identity.provider.ProviderAway;
import dev.berth.identity.provider.ProviderRefused;

/** What issuers say of themselves, asked anew after some minutes, and at once where their settings have changed. */
@Component
class Issuers {

    private static final Duration LIFE = Duration.ofMinutes(5);

    private final Discovery discovery;
    private final IssuerHttp http;
    private final Clock clock;
    private final Cache<Key, Issuer> known =
            Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(LIFE).build();

    Issuers(Discovery discovery, IssuerHttp http, Clock clock) {
        this.discovery = discovery;
        this.http = http;
        this.clock = clock;
    }

    /**
     * To be called within the provider's lane, since it may ask the issuer.
     *
     * @throws ProviderAway where the issuer does not answer
     * @throws ProviderRefused where nobody can sign in by what it answers
     */
    Issuer of(Provider provider) {
        Key key = new Key(provider.id(), provider.revision());
        Issuer issuer = known.getIfPresent(key);
        if (issuer == null) {
            issuer = ask(provider, settings(provider));
            known.put(key, issuer);
        }
        return issuer;
    }

    static OidcSettings settings(Provider provider) {
        if (provider.settings() instanceof OidcSettings settings) {
            return settings;
        }
        throw new IllegalArgumentException(provider.name() + " is no issuer");
    }

    private Issuer ask(Provider provider, OidcSettings settings) {
        IssuerMetadata metadata = discovery.discover(settings);
        return new Issuer(provider, settings, metadata, new IssuerKeys(http, settings, metadata, clock));
    }

    private record Key(long providerId, long revision) {}
}
