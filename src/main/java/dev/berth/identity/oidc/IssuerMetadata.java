package dev.berth.identity.oidc;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

import dev.berth.identity.provider.ProviderRefused;

/**
 * What an issuer says of itself (OpenID Connect Discovery 1.0, 3).
 *
 * @param userinfo absent where it has no such endpoint
 * @param endSession absent where people cannot be sent there to sign out (OpenID Connect RP-Initiated Logout 1.0)
 * @param namesItself whether its answers by way of a browser hold {@code iss} (RFC 9207)
 * @param clientAuthentication how clients with a secret prove themselves
 */
record IssuerMetadata(
        String issuer,
        URI authorization,
        URI token,
        URI keys,
        @Nullable URI userinfo,
        @Nullable URI endSession,
        boolean namesItself,
        ClientAuthenticationMethod clientAuthentication) {

    private static final List<ClientAuthenticationMethod> SPOKEN =
            List.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC, ClientAuthenticationMethod.CLIENT_SECRET_POST);

    /**
     * @param endpoint as it is configured; the issuer has to call itself exactly so, or anybody could pose as it (4.3)
     * @throws ProviderRefused where something is missing or of another form
     */
    static IssuerMetadata of(Map<String, Object> document, String endpoint) {
        String issuer = text(document, "issuer");
        if (!endpoint.equals(issuer)) {
            throw new ProviderRefused("its metadata say that it is the issuer \"" + shortened(issuer)
                    + "\", expected exactly the configured endpoint \"" + endpoint + "\"");
        }
        requireAmong(document, "response_types_supported", "code");
        return new IssuerMetadata(
                issuer,
                required(document, "authorization_endpoint"),
                required(document, "token_endpoint"),
                required(document, "jwks_uri"),
                optional(document, "userinfo_endpoint"),
                optional(document, "end_session_endpoint"),
                Boolean.TRUE.equals(document.get("authorization_response_iss_parameter_supported")),
                clientAuthentication(document));
    }

    /** All places that people or this server are sent to. */
    List<URI> endpoints() {
        return Stream.concat(
                        Stream.of(authorization, token, keys),
                        Stream.of(Optional.ofNullable(userinfo), Optional.ofNullable(endSession))
                                .flatMap(Optional::stream))
                .toList();
    }

    private static ClientAuthenticationMethod clientAuthentication(Map<String, Object> document) {
        Object offered = document.get("token_endpoint_auth_methods_supported");
        if (offered == null) {
            return ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
        }
        return SPOKEN.stream()
                .filter(method -> offered instanceof List<?> list && list.contains(method.getValue()))
                .findFirst()
                .orElse(ClientAuthenticationMethod.NONE);
    }

    private static void requireAmong(Map<String, Object> document, String field, String expected) {
        if (document.get(field) instanceof List<?> list && !list.contains(expected)) {
            throw new ProviderRefused(
                    "its metadata do not have \"" + expected + "\" among " + field + ", which is needed here");
        }
    }

    private static URI required(Map<String, Object> document, String field) {
        URI address = optional(document, field);
        if (address == null) {
            throw new ProviderRefused("its metadata lack " + field);
        }
        return address;
    }

    private static @Nullable URI optional(Map<String, Object> document, String field) {
        return document.get(field) == null ? null : address(text(document, field), field);
    }

    private static URI address(String text, String field) {
        try {
            URI address = URI.create(text);
            boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            if (web
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the refusal, which is the same for whatever is wrong.
        }
        throw new ProviderRefused("its metadata have \"" + shortened(text) + "\" as " + field
                + ", expected an absolute http(s) address without user and fragment");
    }

    private static String text(Map<String, Object> document, String field) {
        return document.get(field) instanceof String text ? text : "";
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 200));
    }
}
