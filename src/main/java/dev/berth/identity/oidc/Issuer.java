package dev.berth.identity.oidc;

import java.net.URI;

import org.springframework.security.oauth2.client.registration.ClientRegistration;

import dev.berth.identity.provider.OidcSettings;
import dev.berth.identity.provider.Provider;

/** A provider with what it said of itself some minutes ago at most. */
record Issuer(Provider provider, OidcSettings settings, IssuerMetadata metadata, IssuerKeys keys) {

    /** @param redirect where it sends people back to */
    ClientRegistration registration(URI redirect) {
        return ClientOf.registration(Long.toString(provider.id()), settings, metadata, redirect);
    }
}
