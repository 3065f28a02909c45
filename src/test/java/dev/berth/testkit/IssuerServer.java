package dev.berth.testkit;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * A real OpenID Connect issuer (Spring Authorization Server) in this JVM, on a free port of {@code 127.0.0.1}: people with a login form, one
 * client {@link #CLIENT}, a userinfo endpoint, signing out, and faults where a test wants them.
 *
 * <pre>
 * try (IssuerServer issuer = IssuerServer.start()) {
 *     issuer.person("alice", Map.of("preferred_username", "alice", "groups", List.of("staff")));
 * }
 * </pre>
 */
public final class IssuerServer implements AutoCloseable {

    public static final String CLIENT = "berth";
    public static final String SECRET = "Canary-Client-Secret-1";

    /** Everybody's. */
    public static final String PASSWORD = "Canary-Issuer-Password-1";

    /** What a server under test calls itself, so that the issuer knows where it may send people. */
    public static final String EXTERNAL_URL = "https://registry.example";

    private final Map<String, Map<String, Object>> people = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> userinfo = new ConcurrentHashMap<>();
    private final IssuerFaults faults = new IssuerFaults();
    private final RSAKey key;
    private final TestAuthority.@Nullable Identity identity;

    /** None once it is away: test classes hold their issuers as long as the JVM lives, and each context is 20 MiB. */
    private @Nullable AnnotationConfigServletWebServerApplicationContext context;

    private volatile Consumer<JwtClaimsSet.Builder> customizer = claims -> {};
    private int port;

    private IssuerServer(TestAuthority.@Nullable Identity identity) {
        try {
            this.key = new RSAKeyGenerator(2048).keyID("issuer-key").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        this.identity = identity;
    }

    public static IssuerServer start() {
        return new IssuerServer(null).started();
    }

    /** One that speaks https, as this identity. */
    public static IssuerServer startTls(TestAuthority.Identity identity) {
        return new IssuerServer(identity).started();
    }

    /** Its identifier, which is its address. */
    public String url() {
        return identity == null ? "http://127.0.0.1:" + port : "https://localhost:" + port;
    }

    /** Somebody who may sign in there, with the claims of the ID token; {@code sub} is the name where there is none among them. */
    public void person(String name, Map<String, Object> claims) {
        people.put(name, claims);
    }

    /** What the userinfo endpoint says of somebody, beside {@code sub}. */
    public void userinfo(String name, Map<String, Object> claims) {
        userinfo.put(name, claims);
    }

    /** Changes the claims of every ID token from now on. */
    public void tokens(Consumer<JwtClaimsSet.Builder> customizer) {
        this.customizer = customizer;
    }

    public IssuerFaults faults() {
        return faults;
    }

    /** The body for {@code POST /providers}. */
    public String settings(String more) {
        return """
                {"endpoint": "%s", "client_id": "%s", "secret": "%s", "scopes": ["openid", "profile", "email"],
                 "groups_claim": "groups", "auto_onboard": true, "timeout_seconds": 10 %s}""".formatted(url(), CLIENT, SECRET, more.isEmpty() ? "" : ", " + more);
    }

    /** A token signed by this issuer's key, whatever it says. */
    public String sign(JWTClaimsSet claims) {
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
    }

    /** The same with a header of the test's own. */
    public String sign(JWSHeader header, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its key, with which nobody else should be able to do anything. */
    public RSAKey publicKey() {
        return key.toPublicJWK();
    }

    /** It is away from now on, for good. */
    public void stop() {
        if (context == null) {
            return;
        }
        faults.heal();
        context.close();
        context = null;
    }

    @Override
    public void close() {
        stop();
    }

    RSAKey key() {
        return key;
    }

    TestAuthority.@Nullable Identity identity() {
        return identity;
    }

    Map<String, Object> claimsOf(String name) {
        return Objects.requireNonNull(people.get(name));
    }

    Map<String, Object> userinfoOf(String name) {
        return userinfo.getOrDefault(name, Map.of());
    }

    boolean knows(String name) {
        return people.containsKey(name);
    }

    void customize(JwtClaimsSet.Builder claims) {
        customizer.accept(claims);
    }

    private IssuerServer started() {
        var context = new AnnotationConfigServletWebServerApplicationContext();
        context.registerBean(IssuerServer.class, () -> this, definition -> definition.setDestroyMethodName(""));
        context.register(IssuerApplication.class);
        context.refresh();
        port = Objects.requireNonNull(context.getWebServer()).getPort();
        this.context = context;
        return this;
    }
}
