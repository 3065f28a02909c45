package dev.berth.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import dev.berth.access.Principal;
import dev.berth.access.Unauthenticated;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/**
 * Issues access tokens and takes them back: JSON Web Tokens signed with ES256 (RFC 7518, 3.4) by a key of ours. A client sends the same
 * token with every request, so one that was verified is remembered, by its hash, for as long as it is valid.
 */
@Component
public class AccessTokens {

    /** Fits into the header of a request. What is longer was not issued here. */
    private static final int LONGEST = 24 * 1024;

    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");

    private final TokenGrants grants;
    private final SigningKeys keys;
    private final TokenLife life;
    private final Clock clock;
    private final Cache<ByteBuffer, Verified> verified;

    AccessTokens(TokenGrants grants, SigningKeys keys, TokenLife life, Clock clock) {
        this.grants = grants;
        this.keys = keys;
        this.life = life;
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfter(Expiry.<ByteBuffer, Verified>creating(
                        (hash, token) -> Duration.between(clock.instant(), token.expiresAt())))
                .build();
    }

    /**
     * A token with the intersection of what was asked and what the caller may do.
     *
     * @throws DomainException INVALID where so much was asked that the token would not fit into a header
     */
    public IssuedToken issue(Principal principal, List<TokenScope> scopes) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Principal.Bearer bearer = grants.narrow(principal, scopes);
        Duration life = this.life.current();
        String token = sign(TokenClaims.of(bearer, now, life), keys.current());
        if (token.length() > LONGEST) {
            throw new DomainException(ErrorKind.INVALID, "too many scopes for one token: ask for fewer");
        }
        return new IssuedToken(token, now, life);
    }

    /** @throws Unauthenticated where it was not issued here, was changed, or is not in force */
    public Principal.Bearer verify(String token) {
        if (token.length() > LONGEST) {
            throw TokenClaims.refused("it is too long");
        }
        Instant now = clock.instant();
        ByteBuffer hash = hash(token);
        Verified remembered = verified.getIfPresent(hash);
        if (remembered == null) {
            remembered = check(token, now);
            verified.put(hash, remembered);
        }
        if (!remembered.expiresAt().isAfter(now)) {
            throw TokenClaims.refused("it has expired");
        }
        return remembered.bearer();
    }

    private static String sign(JWTClaimsSet claims, ECKey key) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(JOSEObjectType.JWT)
                    .keyID(key.getKeyID())
                    .build();
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("an access token could not be signed", e);
        }
    }

    /** Nothing in the token chooses how it is checked: the algorithm is ours, and so is the key, by name only (S22). */
    private Verified check(String token, Instant now) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWSHeader header = jwt.getHeader();
            if (!header.getAlgorithm().equals(JWSAlgorithm.ES256)
                    || !JOSEObjectType.JWT.equals(header.getType())
                    || !header.toJSONObject().keySet().equals(HEADER)) {
                throw TokenClaims.refused("its header is not ours");
            }
            ECKey key = keys.find(header.getKeyID())
                    .orElseThrow(() -> TokenClaims.refused("it is signed by an unknown key"));
            if (!jwt.verify(new ECDSAVerifier(key))) {
                throw TokenClaims.refused("its signature is wrong");
            }
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            return new Verified(
                    TokenClaims.read(claims, now), claims.getExpirationTime().toInstant());
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            throw TokenClaims.refused("it is no token");
        }
    }

    private static ByteBuffer hash(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", e);
        }
    }

    private record Verified(Principal.Bearer bearer, Instant expiresAt) {}
}
