package dev.berth.identity.oidc;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimAccessor;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Whether an ID token is this issuer's, meant for this server, and in force (OpenID Connect Core 1.0, 3.1.3.7): signature by a key of the
 * issuer's and an algorithm of ours, {@code iss}, {@code aud}, {@code azp}, {@code exp}, {@code iat}, {@code nbf}, {@code sub}. Who asked for
 * the token checks its {@code nonce}.
 */
@Component
class IdTokens {

    /** How far an issuer's clock and this server's may be apart. */
    static final Duration SKEW = Duration.ofSeconds(60);

    /** By a public key, all of them: with a shared secret, or none at all, anybody who knows the client could sign (S22). */
    private static final List<SignatureAlgorithm> ALGORITHMS = List.of(
            SignatureAlgorithm.RS256,
            SignatureAlgorithm.RS384,
            SignatureAlgorithm.RS512,
            SignatureAlgorithm.PS256,
            SignatureAlgorithm.PS384,
            SignatureAlgorithm.PS512,
            SignatureAlgorithm.ES256,
            SignatureAlgorithm.ES384,
            SignatureAlgorithm.ES512);

    private final Clock clock;

    IdTokens(Clock clock) {
        this.clock = clock;
    }

    /**
     * Decodes this issuer's tokens; it throws {@link org.springframework.security.oauth2.jwt.JwtException} for all others. Claims stay as they
     * are: the converter that Spring takes otherwise makes up an {@code iat} where there is none.
     */
    JwtDecoder decoder(Issuer issuer) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(issuer.keys())
                .jwsAlgorithms(algorithms -> algorithms.addAll(ALGORITHMS))
                .build();
        OidcIdTokenValidator claims = new OidcIdTokenValidator(
                issuer.registration(URI.create(issuer.metadata().issuer())));
        claims.setClock(clock);
        claims.setClockSkew(SKEW);
        JwtTimestampValidator times = new JwtTimestampValidator(SKEW);
        times.setClock(clock);
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(type(), times, claims));
        return decoder;
    }

    /** Of a token that was checked; there is none without a subject. */
    static String subject(JwtClaimAccessor token) {
        return Objects.requireNonNull(token.getSubject());
    }

    /** {@code JWT} or nothing: an access token, {@code at+jwt} (RFC 9068), is none. */
    private static JwtTypeValidator type() {
        JwtTypeValidator type = JwtTypeValidator.jwt();
        type.setAllowEmpty(true);
        return type;
    }
}
