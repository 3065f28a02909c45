package dev.berth.identity.oidc;

import java.net.URI;

import org.springframework.stereotype.Component;

import dev.berth.identity.provider.OidcSettings;
import dev.berth.identity.provider.ProviderAway;
import dev.berth.identity.provider.ProviderRefused;
import dev.berth.platform.outward.OutwardAddresses;

/** Asks an issuer for its metadata (OpenID Connect Discovery 1.0, 4), and checks them. */
@Component
class Discovery {

    static final String PATH = "/.well-known/openid-configuration";

    private final IssuerHttp http;
    private final OutwardAddresses addresses;

    Discovery(IssuerHttp http, OutwardAddresses addresses) {
        this.http = http;
        this.addresses = addresses;
    }

    /**
     * @throws ProviderAway where the issuer does not answer
     * @throws ProviderRefused where nobody can sign in by what it answers
     */
    IssuerMetadata discover(OidcSettings settings) {
        URI endpoint = endpoint(settings.endpoint());
        requireConfidential(endpoint);
        IssuerMetadata metadata =
                IssuerMetadata.of(http.get(settings, document(endpoint), headers -> {}), settings.endpoint());
        metadata.endpoints().forEach(this::requireConfidential);
        return metadata;
    }

    /** Codes, secrets and people's tokens go there: in clear only where an operator has listed the host's addresses. */
    private void requireConfidential(URI address) {
        if (!"https".equals(address.getScheme()) && !addresses.isListed(address.getHost())) {
            throw new ProviderRefused(
                    address
                            + " is not https: plain http is for hosts whose addresses are listed in berth.outward.allowed-networks");
        }
    }

    private static URI document(URI endpoint) {
        String text = endpoint.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + PATH);
    }

    private static URI endpoint(String text) {
        try {
            URI endpoint = URI.create(text);
            boolean web = "https".equals(endpoint.getScheme()) || "http".equals(endpoint.getScheme());
            if (web
                    && endpoint.getHost() != null
                    && endpoint.getRawUserInfo() == null
                    && endpoint.getRawQuery() == null
                    && endpoint.getRawFragment() == null) {
                return endpoint;
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the refusal, which is the same for whatever is wrong.
        }
        throw new ProviderRefused("\"" + text + "\" is no issuer: expected https://host[:port][/path]");
    }
}
