package dev.berth.identity.oidc;

import java.time.Clock;

import org.springframework.stereotype.Component;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

import dev.berth.identity.provider.OidcSettings;
import dev.berth.identity.provider.ProviderAway;
import dev.berth.identity.provider.ProviderKind;
import dev.berth.identity.provider.ProviderRefused;
import dev.berth.identity.provider.ProviderSettings;
import dev.berth.identity.provider.ProviderTrial;
import dev.berth.platform.outward.AddressRefused;

/**
 * Tries whether people could sign in by an issuer: it asks for the metadata and the keys, and shows it the client's secret together with a
 * code that was made up, which an issuer refuses in one way where the client is right and in another where it is not.
 */
@Component
class OidcTrial implements ProviderTrial {

    private final Discovery discovery;
    private final IssuerHttp http;
    private final ClientTrial client;
    private final Clock clock;

    OidcTrial(Discovery discovery, IssuerHttp http, ClientTrial client, Clock clock) {
        this.discovery = discovery;
        this.http = http;
        this.client = client;
        this.clock = clock;
    }

    @Override
    public ProviderKind kind() {
        return ProviderKind.OIDC;
    }

    @Override
    public void require(ProviderSettings settings) {
        if (!(settings instanceof OidcSettings issuer)) {
            throw new IllegalArgumentException("these are no settings of an issuer: " + settings);
        }
        requirePattern(issuer.groupFilter());
        IssuerMetadata metadata = requireMetadata(issuer);
        client.require(issuer, metadata);
    }

    /** That there is an issuer at all: its metadata and its keys. */
    IssuerMetadata requireMetadata(OidcSettings settings) {
        try {
            IssuerMetadata metadata = discovery.discover(settings);
            requireKeys(settings, metadata);
            return metadata;
        } catch (ProviderAway | AddressRefused e) {
            throw new ProviderRefused("the issuer " + settings.endpoint() + " was tried: " + e.getMessage());
        }
    }

    private void requireKeys(OidcSettings settings, IssuerMetadata metadata) {
        if (new IssuerKeys(http, settings, metadata, clock).fetch().keys().isEmpty()) {
            throw new ProviderRefused("the issuer's metadata are fine, but there are no keys at " + metadata.keys());
        }
    }

    private static void requirePattern(String filter) {
        try {
            Pattern.compile(filter);
        } catch (PatternSyntaxException e) {
            throw new ProviderRefused("the filter for groups is no pattern (RE2): " + e.getMessage());
        }
    }
}
