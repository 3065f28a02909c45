package dev.berth.identity;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;

import static org.assertj.core.api.Assertions.assertThat;

class UserApiTest {

    private static final String PASSWORD = "Ship-ahoy-42";

    private final BerthServer server = BerthServer.shared();
    private final Api admin = Api.admin(server);

    @Test
    void theAdministratorMakesAccountsThatCanSignIn() {
        String name = name();

        HttpResponse<String> created = create(name, PASSWORD);

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location").orElseThrow()).matches("/api/v2.0/users/\\d+");
        var current = Api.json(Api.basic(server, name, PASSWORD).get("/api/v2.0/users/current"));
        assertThat(current.get("username").asString()).isEqualTo(name);
        assertThat(current.get("sysadmin_flag").asBoolean()).isFalse();
        assertThat(current.has("password")).isFalse();
    }

    @Test
    void nobodyElseMakesAccounts() {
        String name = name();
        create(name, PASSWORD);
        String body = body(name(), PASSWORD);

        assertThat(Api.anonymous(server).post("/api/v2.0/users", body).statusCode())
                .isEqualTo(401);
        assertThat(Api.basic(server, name, PASSWORD)
                        .post("/api/v2.0/users", body)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void S01_aNewAccountCannotMakeItselfAnAdministrator() {
        String name = name();
        String body = """
                {"username":"%s","password":"%s","sysadmin_flag":true,"administrator":true,"user_id":1,"id":1,"admin_role_in_auth":true}
                """.formatted(name, PASSWORD);

        assertThat(admin.post("/api/v2.0/users", body).statusCode()).isEqualTo(201);

        var current = Api.json(Api.basic(server, name, PASSWORD).get("/api/v2.0/users/current"));
        assertThat(current.get("sysadmin_flag").asBoolean()).isFalse();
        assertThat(current.get("user_id").asLong()).isGreaterThan(1);
    }

    @Test
    void S18_namesThatDifferInCaseAreTheSame() {
        String name = name();
        create(name, PASSWORD);

        assertThat(create(name.toUpperCase(java.util.Locale.ROOT), PASSWORD).statusCode())
                .isEqualTo(409);
        assertThat(create("ADMIN", PASSWORD).statusCode()).isEqualTo(409);
    }

    @Test
    void S48_ofManyWhoWantTheSameNameAtOnceOneGetsIt() {
        String name = name();

        List<Integer> statuses = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> create(name, PASSWORD).statusCode())
                .toList();

        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "Harbor12345", "alllowercase1"})
    void aPasswordOutsideTheRuleIs400(String password) {
        HttpResponse<String> refused = create(name(), password);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("password").doesNotContain(password);
    }

    @Test
    void S14_noAccountHasADefaultPassword() {
        for (String password : List.of("Harbor12345", "admin", "password", "")) {
            assertThat(Api.basic(server, "admin", password)
                            .get("/api/v2.0/users/current")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void S10_S15_thePasswordIsStoredAsASlowHash() {
        String name = name();
        create(name, PASSWORD);

        String stored = org.springframework.jdbc.core.simple.JdbcClient.create(
                        server.database().dataSource())
                .sql("select password from identity_user where username = ?")
                .param(name)
                .query((row, number) -> row.getString(1))
                .single();

        assertThat(stored).startsWith("$argon2id$").doesNotContain(PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Basic", "Basic !!!", "Basic YWRtaW4=", "Basic /////w==", "Digest x", "Bearer x", "Bearer a.b.c"
            })
    void aMalformedHeaderIs401(String header) {
        assertThat(Api.authorized(server, header).get("/api/v2.0/users/current").statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> create(String name, String password) {
        return admin.post("/api/v2.0/users", body(name, password));
    }

    private static String body(String name, String password) {
        return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password);
    }

    private static String name() {
        return "user-" + UUID.randomUUID();
    }
}
