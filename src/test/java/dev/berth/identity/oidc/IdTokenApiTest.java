package dev.berth.identity.oidc;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.IssuerFaults;
import dev.berth.testkit.IssuerServer;
import dev.berth.testkit.Visitor;

import static dev.berth.identity.oidc.OidcSite.ISSUER;
import static dev.berth.identity.oidc.OidcSite.idOf;
import static dev.berth.identity.oidc.OidcSite.person;
import static dev.berth.identity.oidc.OidcSite.visitor;
import static org.assertj.core.api.Assertions.assertThat;

/** ID tokens in {@code Authorization: Bearer}. */
class IdTokenApiTest {

    private static final String CURRENT = "/api/v2.0/users/current";
    private static final String TOKEN = "/service/token?service=harbor-registry";

    private final BerthServer server = OidcSite.SERVER;
    private String name = "";
    private Visitor visitor = new Visitor(server);

    @BeforeEach
    void linked() {
        name = person(Map.of());
        visitor = visitor(name);
        ISSUER.faults().forget();
    }

    @Test
    void aTokenOfALinkedAccountIsThatAccountOnTheApiAndAtTheTokenServiceAlone() {
        Api api = bearer(claims());

        assertThat(Api.json(api.get(CURRENT)).get("username").asString()).isEqualTo(name);
        assertThat(api.get(TOKEN).statusCode()).isEqualTo(200);
        assertThat(api.get("/v2/").statusCode()).isEqualTo(401);
        assertThat(ISSUER.faults().asked()).as("its keys are known already").isEmpty();
    }

    @Test
    void whatATokenOpensIsWhatTheAccountMay() {
        assertThat(bearer(claims()).get("/api/v2.0/providers").statusCode()).isEqualTo(403);
    }

    @Test
    void S31_somebodyWithoutAnAccountIsNobody() {
        assertThat(bearer(claims().subject("a stranger")).get(CURRENT).statusCode())
                .isEqualTo(401);
    }

    @Test
    void S44_aDisabledAccountIsNobodyAtOnce() {
        Api api = bearer(claims());
        assertThat(api.get(CURRENT).statusCode()).isEqualTo(200);
        Api.admin(server).put("/api/v2.0/users/" + idOf(visitor) + "/disabled", "{\"disabled\":true}");

        assertThat(api.get(CURRENT).statusCode()).isEqualTo(401);
        assertThat(api.get(TOKEN).statusCode()).isEqualTo(401);
    }

    @Test
    void S22_whatATokenSaysHasToBeRightInEveryClaim() {
        Instant now = Instant.now();
        assertRefused(claims -> claims.audience("another"));
        assertRefused(claims -> claims.audience(List.of("berth", "another")));
        assertRefused(claims -> claims.claim("azp", "another"));
        assertRefused(claims -> claims.subject(null));
        assertRefused(claims -> claims.issueTime(null));
        assertRefused(claims -> claims.issueTime(null).expirationTime(Date.from(now.plusSeconds(30))));
        assertRefused(claims -> claims.expirationTime(null));
        assertRefused(claims -> claims.expirationTime(Date.from(now.minusSeconds(90))));
        assertRefused(claims -> claims.issueTime(Date.from(now.plusSeconds(90))));
        assertRefused(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(90))));
        assertRefused(claims -> claims.issuer(ISSUER.url() + "/"));
        assertRefused(claims -> claims.issuer(null));
    }

    @Test
    void S22_aTokenThatIsSignedByAnotherWayIsRefused() throws JOSEException {
        JWTClaimsSet claims = claims().build();
        SignedJWT symmetric = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        symmetric.sign(new MACSigner(ISSUER.publicKey().toRSAPublicKey().getEncoded()));
        SignedJWT withSecret = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        withSecret.sign(new MACSigner((IssuerServer.SECRET + "0123456789").getBytes(StandardCharsets.UTF_8)));

        assertRefused(new PlainJWT(claims).serialize());
        assertRefused(symmetric.serialize());
        assertRefused(withSecret.serialize());
        assertRefused(ISSUER.sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID("issuer-key")
                        .type(new JOSEObjectType("at+jwt"))
                        .build(),
                claims));
        String good = ISSUER.sign(claims);
        assertRefused(good.substring(0, good.lastIndexOf('.') + 1));
        assertRefused(good.substring(0, good.length() - 8) + "AAAAAAAA");
    }

    @Test
    void S22_noKeyComesFromTheTokenItselfOrFromWhereItPoints() throws Exception {
        try (IssuerServer evil = IssuerServer.start()) {
            RSAKey own = new RSAKeyGenerator(2048).keyID("own").generate();
            URI keys = URI.create(evil.url() + IssuerFaults.KEYS);
            for (JWSHeader header : List.of(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .jwk(own.toPublicJWK())
                            .build(),
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID("own")
                            .jwkURL(keys)
                            .build(),
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(keys.toString())
                            .build(),
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID("../../own")
                            .x509CertURL(keys)
                            .build(),
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID("issuer-key")
                            .jwkURL(keys)
                            .build())) {
                SignedJWT token = new SignedJWT(header, claims().build());
                token.sign(new RSASSASigner(own));
                assertRefused(token.serialize());
            }

            assertThat(evil.faults().asked()).isEmpty();
            assertThat(ISSUER.faults().asked())
                    .as("unknown keys are asked for at most every 30 s")
                    .hasSizeLessThan(2);
        }
    }

    @Test
    void S22_anUnknownIssuerIsNeverAsked() {
        try (IssuerServer unknown = IssuerServer.start()) {
            assertRefused(unknown.sign(claims().issuer(unknown.url()).build()));

            assertThat(unknown.faults().asked()).isEmpty();
        }
    }

    @Test
    void S22_aTokenOfAMegabyteIsRefused() {
        assertThat(Api.bearer(server, "a." + "b".repeat(20_000) + ".c")
                        .get(CURRENT)
                        .statusCode())
                .isEqualTo(401);
    }

    private JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER.url())
                .subject(name)
                .audience(IssuerServer.CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    private Api bearer(JWTClaimsSet.Builder claims) {
        return Api.bearer(server, ISSUER.sign(claims.build()));
    }

    private void assertRefused(Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims = claims();
        change.accept(claims);
        assertRefused(ISSUER.sign(claims.build()));
    }

    private void assertRefused(String token) {
        assertThat(Api.bearer(server, token).get(CURRENT).statusCode()).isEqualTo(401);
        assertThat(Api.bearer(server, token).get(TOKEN).statusCode()).isEqualTo(401);
    }
}
