package dev.berth.identity.oidc;

import java.net.URI;

import org.springframework.stereotype.Component;

import dev.berth.access.BrowserCookies;

/** Addresses of this server that issuers know: below the configured URL, whatever host a request names (S33). */
@Component
class OwnAddress {

    private final URI externalUrl;

    OwnAddress(BrowserCookies cookies) {
        this.externalUrl = cookies.externalUrl();
    }

    /** Where issuers send people back to, one for all of them. */
    URI callback() {
        return externalUrl.resolve("/c/oidc/callback");
    }

    /** Where people come to who have signed out at an issuer; the same as Harbor's, so that issuers know it already. */
    URI signedOut() {
        return externalUrl.resolve("/account/sign-in");
    }
}
