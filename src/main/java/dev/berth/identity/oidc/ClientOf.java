package dev.berth.identity.oidc;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

import dev.berth.identity.provider.OidcSettings;

/** How this server is known at an issuer, in Spring Security's terms. */
final class ClientOf {

    private ClientOf() {}

    /** What is asked for: without {@code openid} there would be no ID token. */
    static Set<String> scopes(OidcSettings settings) {
        Set<String> scopes = new LinkedHashSet<>(List.of("openid"));
        scopes.addAll(settings.scopes());
        return scopes;
    }

    static ClientRegistration registration(String id, OidcSettings settings, IssuerMetadata metadata, URI redirect) {
        String secret = settings.secret();
        return ClientRegistration.withRegistrationId(id)
                .clientId(settings.clientId())
                .clientSecret(secret == null ? "" : secret)
                .clientAuthenticationMethod(
                        secret == null ? ClientAuthenticationMethod.NONE : metadata.clientAuthentication())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(redirect.toString())
                .scope(scopes(settings))
                .issuerUri(metadata.issuer())
                .authorizationUri(metadata.authorization().toString())
                .tokenUri(metadata.token().toString())
                .jwkSetUri(metadata.keys().toString())
                .userNameAttributeName("sub")
                .build();
    }
}
