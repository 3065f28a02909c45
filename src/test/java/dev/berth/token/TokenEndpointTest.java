package dev.berth.token;

import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.nimbusds.jwt.SignedJWT;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;

import static org.assertj.core.api.Assertions.assertThat;

class TokenEndpointTest {

    private static final String SERVICE = "/service/token?service=harbor-registry";
    private static final String SECRET = "secret-" + UUID.randomUUID();
    private static final String ALICE = "alice-" + UUID.randomUUID();
    private static final String PASSWORD = "Ship-ahoy-42";

    private final BerthServer server = BerthServer.shared();
    private final Api alice = Api.basic(server, ALICE, PASSWORD);

    @BeforeAll
    static void makeProject() {
        Api admin = Api.admin(BerthServer.shared());
        admin.post("/api/v2.0/users", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(ALICE, PASSWORD));
        admin.post("/api/v2.0/projects", "{\"project_name\":\"%s\"}".formatted(SECRET));
    }

    @Test
    void bothNamesOfTheTokenAreFilled() {
        var response = alice.get(SERVICE + "&scope=repository:library/app:pull");

        var reply = Api.json(response);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(reply.get("token").asString())
                .isNotEmpty()
                .isEqualTo(reply.get("access_token").asString());
        assertThat(reply.get("expires_in").asLong()).isEqualTo(300);
        assertThat(reply.get("issued_at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    @Test
    void theTokenIsSignedWithEs256AndSaysWhatClientsExpect() throws Exception {
        var token = SignedJWT.parse(token(alice.get(SERVICE + "&scope=repository:library/app:pull,push")));

        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo("harbor-token-issuer");
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("harbor-registry");
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo(ALICE);
        assertThat(access(token)).containsExactly(Map.entry("library/app", List.of("pull")));
    }

    @Test
    void severalScopesComeRepeatedOrInOneParameter() throws Exception {
        var token = SignedJWT.parse(token(Api.admin(server)
                .get(SERVICE + "&scope=repository:library/a:pull%20repository:library/b:push&scope=repository:" + SECRET
                        + "/c:*")));

        assertThat(access(token))
                .containsExactly(
                        Map.entry("library/a", List.of("pull")),
                        Map.entry("library/b", List.of("push")),
                        Map.entry(SECRET + "/c", List.of("pull", "push", "delete")));
    }

    @Test
    void aNobodyWithAScopeGetsATokenForWhatIsPublic() throws Exception {
        var token =
                SignedJWT.parse(token(Api.anonymous(server).get(SERVICE + "&scope=repository:library/app:pull,push")));

        assertThat(token.getJWTClaimsSet().getSubject()).isNull();
        assertThat(access(token)).containsExactly(Map.entry("library/app", List.of("pull")));
    }

    @Test
    void aNobodyWithoutAScopeIs401() {
        assertThat(Api.anonymous(server).get(SERVICE).statusCode()).isEqualTo(401);
        assertThat(alice.get(SERVICE).statusCode()).isEqualTo(200);
    }

    @Test
    void S43_aPrivateProjectAndAnAbsentOneGetTheSameToken() throws Exception {
        var onPrivate = SignedJWT.parse(token(alice.get(SERVICE + "&scope=repository:" + SECRET + "/app:pull")));
        var onAbsent = SignedJWT.parse(token(alice.get(SERVICE + "&scope=repository:nowhere/app:pull")));

        assertThat(onPrivate.getJWTClaimsSet().getClaim("access").toString().replace(SECRET, "x"))
                .isEqualTo(
                        onAbsent.getJWTClaimsSet().getClaim("access").toString().replace("nowhere", "x"));
        assertThat(access(onPrivate)).containsExactly(Map.entry(SECRET + "/app", List.of()));
    }

    @Test
    void S44_wrongCredentialsAre401WithAScopeToo() {
        var wrong = Api.basic(server, ALICE, "Wrong-ahoy-42");

        assertThat(wrong.get(SERVICE + "&scope=repository:library/app:pull").statusCode())
                .isEqualTo(401);
        assertThat(wrong.get(SERVICE).statusCode()).isEqualTo(401);
    }

    @Test
    void S03_anUnknownNameAndAWrongPasswordAnswerTheSame() {
        var wrong = Api.basic(server, ALICE, "Wrong-ahoy-42").get(SERVICE);
        var unknown = Api.basic(server, "nobody-" + UUID.randomUUID(), "Wrong-ahoy-42")
                .get(SERVICE);

        assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode());
        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(unknown.headers().map().keySet())
                .isEqualTo(wrong.headers().map().keySet());
    }

    @Test
    void S03_repeatedFailuresAre429WithRetryAfter() {
        String name = "guessed-" + UUID.randomUUID();
        for (int i = 0; i < 10; i++) {
            assertThat(Api.basic(server, name, "Wrong-" + i).get(SERVICE).statusCode())
                    .isEqualTo(401);
        }

        HttpResponse<String> last = Api.basic(server, name, "Wrong-again").get(SERVICE);

        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
        assertThat(alice.get(SERVICE).statusCode()).isEqualTo(200);
    }

    @Test
    void S22_anAccessTokenIsNotExchangedForAnother() {
        String token = token(alice.get(SERVICE + "&scope=repository:library/app:pull"));

        assertThat(Api.bearer(server, token)
                        .get(SERVICE + "&scope=repository:library/app:pull")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void postIsAnsweredSoThatClientsTryGet() {
        assertThat(alice.post("/service/token", "{}").statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/service/token",
                "/service/token?service=other",
                SERVICE + "&scope=repository",
                SERVICE + "&scope=repository:a"
            })
    void whatCannotBeMeantIs400(String path) {
        assertThat(alice.get(path).statusCode()).isEqualTo(400);
    }

    @Test
    void aThousandScopesAre400() {
        String scopes = "repository:a/b:pull%20".repeat(200);

        assertThat(alice.get(SERVICE + "&scope=" + scopes).statusCode()).isEqualTo(400);
    }

    private static String token(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return Api.json(response).get("token").asString();
    }

    private static List<Map.Entry<String, List<String>>> access(SignedJWT token) throws ParseException {
        return token.getJWTClaimsSet().getListClaim("access").stream()
                .map(entry -> (Map<?, ?>) entry)
                .map(entry -> Map.entry(String.valueOf(entry.get("name")), actions(entry)))
                .toList();
    }

    private static List<String> actions(Map<?, ?> entry) {
        return entry.get("actions") instanceof List<?> actions
                ? actions.stream().map(String::valueOf).toList()
                : List.of();
    }
}
