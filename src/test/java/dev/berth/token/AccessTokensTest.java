package dev.berth.token;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Credential;
import dev.berth.access.Principal;
import dev.berth.access.RepositoryAction;
import dev.berth.access.Role;
import dev.berth.access.SystemRole;
import dev.berth.access.Unauthenticated;
import dev.berth.oci.RepositoryName;
import dev.berth.testkit.Memberships;
import dev.berth.testkit.TestDatabase;
import dev.berth.testkit.TurnedClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AccessTokensTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final RepositoryName APP = new RepositoryName("team/app");
    private static final Principal DEVELOPER = new Principal.User(7, "dev", SystemRole.NONE, Credential.PASSWORD);

    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final Memberships memberships =
            new Memberships().project("team", 42, false).member(42, 7, Role.DEVELOPER);
    private final TokenProperties properties = new TokenProperties(LIFE, Duration.ofDays(30));
    private final SigningKeyTable table = new SigningKeyTable(JdbcClient.create(DATABASE.dataSource()));
    private final SigningKeys keys = keys();
    private final AccessTokens tokens = tokens(keys);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @BeforeEach
    void forgetKeys() {
        JdbcClient.create(DATABASE.dataSource())
                .sql("delete from token_signing_key")
                .update();
    }

    @Test
    void whatIsIssuedIsTakenBack() {
        var bearer = tokens.verify(issue("repository:team/app:pull,push"));

        assertThat(bearer.subject().key()).isEqualTo(DEVELOPER.key());
        assertThat(bearer.grants())
                .containsExactly(new Principal.Grant(42, APP, List.of(RepositoryAction.PULL, RepositoryAction.PUSH)));
        assertThat(bearer.catalog()).isFalse();
    }

    @Test
    void itGrantsTheIntersectionOfWhatWasAskedAndWhatIsAllowed() {
        assertThat(granted("repository:team/app:pull")).containsExactly(RepositoryAction.PULL);
        assertThat(granted("repository:team/app:pull,delete")).containsExactly(RepositoryAction.PULL);
        assertThat(granted("repository:team/app:*")).containsExactly(RepositoryAction.PULL, RepositoryAction.PUSH);
    }

    @Test
    void aRefusedScopeStaysWithoutActions() {
        var bearer = tokens.verify(issue("repository:other/app:pull"));

        assertThat(bearer.grants()).containsExactly(new Principal.Grant(0, new RepositoryName("other/app"), List.of()));
    }

    @Test
    void scopesOfOneRepositoryBecomeOne() {
        var bearer = tokens.verify(issue("repository:team/app:pull", "repository:team/app:push"));

        assertThat(bearer.grants()).hasSize(1);
        assertThat(bearer.grants().getFirst().actions()).hasSize(2);
    }

    @Test
    void anonymousTokensHaveNoSubject() {
        memberships.project("library", 1, true);
        var token = tokens.issue(new Principal.Anonymous(), scopes("repository:library/app:pull,push"));

        var bearer = tokens.verify(token.value());

        assertThat(bearer.subject()).isEqualTo(new Principal.Anonymous());
        assertThat(bearer.grants().getFirst().actions()).containsExactly(RepositoryAction.PULL);
    }

    @Test
    void theCatalogIsForThoseWhoSignedIn() {
        assertThat(tokens.verify(issue("registry:catalog:*")).catalog()).isTrue();
        assertThat(tokens.verify(tokens.issue(new Principal.Anonymous(), scopes("registry:catalog:*"))
                                .value())
                        .catalog())
                .isFalse();
    }

    @Test
    void S22_itEndsWhenItSaysSoRememberedOrNot() {
        String token = issue("repository:team/app:pull");
        tokens.verify(token);

        clock.turn(LIFE.minusSeconds(1));
        assertThatCode(() -> tokens.verify(token)).doesNotThrowAnyException();
        clock.turn(Duration.ofSeconds(1));
        refused(token);
        assertThatThrownBy(() -> tokens(keys()).verify(token)).isInstanceOf(Unauthenticated.class);
    }

    @Test
    void S22_aTokenWithoutSignatureIsRefused() {
        refused(new PlainJWT(valid().build()).serialize());
        String[] parts = issue("repository:team/app:pull").split("\\.", -1);
        refused(parts[0] + "." + parts[1] + ".");
        refused(Base64URL.encode("{\"alg\":\"none\",\"typ\":\"JWT\",\"kid\":\"" + keyId() + "\"}") + "." + parts[1]
                + ".");
    }

    @Test
    void S22_ourPublicKeyIsNoSecretForHs256() throws Exception {
        byte[] publicKey = keys.current().toECPublicKey().getEncoded();
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(JOSEObjectType.JWT)
                .keyID(keyId())
                .build();
        var token = new SignedJWT(header, valid().build());
        token.sign(new MACSigner(publicKey));

        refused(token.serialize());
    }

    @Test
    void S22_aKeyThatTheTokenBringsAlongIsNotUsed() throws Exception {
        ECKey own = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();

        refused(signed(own, header -> header.jwk(own.toPublicJWK())));
        refused(signed(own, header -> header.jwkURL(URI.create("http://127.0.0.1:1/keys"))));
        refused(signed(own, header -> header.x509CertURL(URI.create("http://127.0.0.1:1/cert"))));
        refused(signed(own, header -> header.x509CertChain(List.of(com.nimbusds.jose.util.Base64.encode("x")))));
        refused(signed(own, header -> {}));
        refused(signed(own, header -> header.keyID(keyId())));
    }

    @Test
    void S22_headersThatWeDoNotWriteAreRefusedEvenUnderOurSignature() throws Exception {
        ECKey ours = keys.current();

        refused(signed(ours, header -> header.jwkURL(URI.create("http://127.0.0.1:1/keys"))));
        refused(signed(ours, header -> header.type(new JOSEObjectType("refresh"))));
        refused(signed(ours, header -> header.customParam("exp", 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "' or '1'='1", "", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void S22_aKeysNameIsOnlyAName(String keyId) throws Exception {
        refused(signed(keys.current(), header -> header.keyID(keyId)));
    }

    @Test
    void S22_claimsThatAreWrongOrMissingAreRefused() throws Exception {
        refused(ours(valid().issuer("somebody")));
        refused(ours(valid().issuer(null)));
        refused(ours(valid().audience("another-registry")));
        refused(ours(valid().audience(List.of("harbor-registry", "another"))));
        refused(ours(valid().audience((String) null)));
        refused(ours(valid().issueTime(null)));
        refused(ours(valid().expirationTime(null)));
        refused(ours(valid().notBeforeTime(null)));
        refused(ours(valid().expirationTime(at(Duration.ZERO))));
        refused(ours(valid().notBeforeTime(at(Duration.ofMinutes(1)))));
        refused(ours(valid().issueTime(at(Duration.ofMinutes(1)))));
        refused(ours(valid().claim("access", null)));
        refused(ours(valid().claim("access", "repository:team/app:pull")));
        assertThatCode(() -> tokens.verify(ours(valid()))).doesNotThrowAnyException();
    }

    @Test
    void S22_anotherRepositoryUnderTheSameSignatureIsRefused() {
        String[] mine = issue("repository:team/app:pull").split("\\.", -1);
        String[] other = issue("repository:team/secret:pull").split("\\.", -1);

        refused(mine[0] + "." + other[1] + "." + mine[2]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "e30.e30.e30", "{}", "null", "\0", "a.b.c.d.e"})
    void S22_whatIsNoTokenIsRefused(String token) {
        refused(token);
    }

    @Test
    void S22_aTokenOfAMegabyteIsRefusedUnread() {
        refused("a".repeat(1 << 20));
        refused(issue("repository:team/app:pull") + "A".repeat(1 << 20));
    }

    @Test
    void aTokenThatWasRefusedIsNotRemembered() {
        String token = issue("repository:team/app:pull");
        String changed = token.substring(0, token.length() - 4) + "AAAA";

        refused(changed);
        refused(changed);
        assertThatCode(() -> tokens.verify(token)).doesNotThrowAnyException();
    }

    @Test
    void anotherNodeTakesTheTokenAndSignsWithTheSameKey() {
        var elsewhere = tokens(keys());

        assertThatCode(() -> elsewhere.verify(issue("repository:team/app:pull")))
                .doesNotThrowAnyException();
        assertThat(keys().current().getKeyID()).isEqualTo(keyId());
    }

    @Test
    void anOldKeyIsReplacedAndItsTokensAreStillTaken() {
        String old = keyId();
        clock.turn(Duration.ofDays(30));
        String token = issue("repository:team/app:pull");
        clock.turn(Duration.ofSeconds(1));

        assertThat(keyId()).isNotEqualTo(old);
        assertThatCode(() -> tokens(keys()).verify(token)).doesNotThrowAnyException();
    }

    @Test
    void aKeyIsRemovedWhenItsSuccessorIsReplaced() {
        String old = keyId();
        clock.turn(Duration.ofDays(31));
        assertThat(keyId()).isNotEqualTo(old);
        clock.turn(Duration.ofDays(31));
        assertThat(keyId()).isNotEqualTo(old);

        assertThat(table.find(old)).isEmpty();
    }

    private List<RepositoryAction> granted(String scope) {
        return tokens.verify(issue(scope)).grants().getFirst().actions();
    }

    private String issue(String... scopes) {
        return tokens.issue(DEVELOPER, scopes(scopes)).value();
    }

    private static List<TokenScope> scopes(String... scopes) {
        return List.of(scopes).stream().map(TokenScope::parse).toList();
    }

    private void refused(String token) {
        assertThatThrownBy(() -> tokens.verify(token))
                .isInstanceOf(Unauthenticated.class)
                .hasMessageStartingWith("the access token is not valid");
    }

    private String ours(JWTClaimsSet.Builder claims) throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(keyId())
                .build();
        var token = new SignedJWT(header, claims.build());
        token.sign(new ECDSASigner(keys.current()));
        return token.serialize();
    }

    private String signed(ECKey key, Consumer<JWSHeader.Builder> change) throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID());
        change.accept(header);
        var token = new SignedJWT(header.build(), valid().build());
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private JWTClaimsSet.Builder valid() {
        var bearer = new Principal.Bearer(
                DEVELOPER, List.of(new Principal.Grant(42, APP, List.of(RepositoryAction.PULL))), false);
        return new JWTClaimsSet.Builder(TokenClaims.of(bearer, clock.instant(), LIFE));
    }

    private Date at(Duration fromNow) {
        return Date.from(clock.instant().plus(fromNow));
    }

    private String keyId() {
        return keys.current().getKeyID();
    }

    private SigningKeys keys() {
        return new SigningKeys(table, new SigningKeyRotation(table, properties, clock), properties, clock);
    }

    private AccessTokens tokens(SigningKeys signing) {
        return new AccessTokens(new TokenGrants(new AccessPolicy(memberships)), signing, () -> LIFE, clock);
    }
}
