package dev.berth.identity.oidc;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import dev.berth.identity.provider.OidcSettings;
import dev.berth.identity.provider.ProviderAway;
import dev.berth.identity.provider.ProviderKind;
import dev.berth.identity.provider.ProviderRefused;
import dev.berth.identity.provider.ProviderSettings;
import dev.berth.identity.provider.ProviderTrial;
import dev.berth.identity.provider.TrialStep;
import dev.berth.platform.DomainException;
import dev.berth.platform.outward.AddressRefused;

/**
 * Tries whether people could sign in by an issuer: it asks for the metadata and the keys, and shows it the client's secret together with a
 * code that was made up, which an issuer refuses in one way where the client is right and in another where it is not.
 */
@Component
class OidcTrial implements ProviderTrial {

    /** In their order. */
    private static final List<String> STEPS = List.of("metadata", "keys", "client");

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
        OidcSettings issuer = issuer(settings);
        try {
            client.require(issuer, requireKeys(issuer, discovery.discover(issuer)));
        } catch (ProviderAway | ProviderRefused | AddressRefused e) {
            throw refused(issuer, e);
        }
    }

    @Override
    public List<TrialStep> steps(ProviderSettings settings) {
        List<TrialStep> steps = new ArrayList<>();
        try {
            walk(issuer(settings), steps);
        } catch (ProviderAway | ProviderRefused | AddressRefused e) {
            steps.add(new TrialStep(STEPS.get(steps.size()), false, e.getMessage()));
        }
        return steps;
    }

    /**
     * That there is an issuer at all: its metadata and its keys.
     *
     * @throws ProviderRefused with what was tried and what was answered
     */
    void requireIssuer(OidcSettings settings) {
        try {
            requireKeys(settings, discovery.discover(settings));
        } catch (ProviderAway | ProviderRefused | AddressRefused e) {
            throw refused(settings, e);
        }
    }

    private void walk(OidcSettings settings, List<TrialStep> steps) {
        IssuerMetadata metadata = discovery.discover(settings);
        steps.add(worked(steps, "the issuer's metadata name it and all that is needed"));
        requireKeys(settings, metadata);
        steps.add(worked(steps, "there are keys at " + metadata.keys()));
        client.require(settings, metadata);
        steps.add(worked(steps, metadata.token() + " does not refuse the client and its secret"));
    }

    private IssuerMetadata requireKeys(OidcSettings settings, IssuerMetadata metadata) {
        if (new IssuerKeys(http, settings, metadata, clock).fetch().keys().isEmpty()) {
            throw new ProviderRefused("there are no keys at " + metadata.keys());
        }
        return metadata;
    }

    private static TrialStep worked(List<TrialStep> before, String message) {
        return new TrialStep(STEPS.get(before.size()), true, message);
    }

    private static ProviderRefused refused(OidcSettings settings, DomainException failure) {
        return new ProviderRefused("the issuer " + settings.endpoint() + " was tried: " + failure.getMessage());
    }

    private static OidcSettings issuer(ProviderSettings settings) {
        if (settings instanceof OidcSettings issuer) {
            return issuer;
        }
        throw new IllegalArgumentException("these are no settings of an issuer: " + settings);
    }
}
