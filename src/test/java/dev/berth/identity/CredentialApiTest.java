package dev.berth.identity;

import java.net.http.HttpResponse;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Browser;
import dev.berth.testkit.People;

import static org.assertj.core.api.Assertions.assertThat;

/** Passwords and CLI secrets: how they change, and that each opens the same. */
class CredentialApiTest {

    private static final String CURRENT = "/api/v2.0/users/current";
    private static final String ANOTHER = "Another-12345";

    private final BerthServer server = BerthServer.shared();
    private final People people = new People(server);

    @Test
    void S44_afterAChangeTheOldPasswordOpensNothing() {
        String name = people.user();
        Api old = Api.basic(server, name, People.PASSWORD);
        assertThat(old.get(CURRENT).statusCode()).isEqualTo(200);

        assertThat(change(old, name, People.PASSWORD, ANOTHER).statusCode()).isEqualTo(200);

        assertThat(old.get(CURRENT).statusCode()).isEqualTo(401);
        assertThat(old.get("/service/token?service=harbor-registry&scope=repository:library/x:pull")
                        .statusCode())
                .isEqualTo(401);
        assertThat(old.get("/v2/").statusCode()).isEqualTo(401);
        assertThat(Api.basic(server, name, ANOTHER).get(CURRENT).statusCode()).isEqualTo(200);
    }

    @Test
    void S04_onesOwnPasswordChangesOnlyWithTheCurrentOne() {
        String name = people.user();
        Browser browser = Browser.of(server, name, People.PASSWORD);
        String password = "/api/v2.0/users/" + id(name) + "/password";

        HttpResponse<String> missing = browser.put(password, "{\"new_password\":\"" + ANOTHER + "\"}");
        HttpResponse<String> wrong =
                browser.put(password, "{\"old_password\":\"Wrong-12345\",\"new_password\":\"" + ANOTHER + "\"}");

        assertThat(missing.statusCode()).isEqualTo(403);
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.body()).contains("current password").doesNotContain("Wrong-12345", ANOTHER);
        assertThat(Api.basic(server, name, People.PASSWORD).get(CURRENT).statusCode())
                .isEqualTo(200);
    }

    @Test
    void S45_theCurrentPasswordCannotBeGuessedHereEither() {
        String name = people.user();
        Browser browser = Browser.of(server, name, People.PASSWORD);
        String password = "/api/v2.0/users/" + id(name) + "/password";
        for (int i = 0; i < 10; i++) {
            browser.put(password, "{\"old_password\":\"Wrong-" + i + "2345\",\"new_password\":\"" + ANOTHER + "\"}");
        }

        assertThat(browser.put(password, "{\"old_password\":\"Wrong-x2345\",\"new_password\":\"" + ANOTHER + "\"}")
                        .statusCode())
                .isEqualTo(429);
    }

    @Test
    void anAdministratorResetsTheAccountsOfOthersWithoutTheirPasswords() {
        String name = people.user();

        assertThat(change(Api.admin(server), name, null, ANOTHER).statusCode()).isEqualTo(200);
        assertThat(Api.basic(server, name, ANOTHER).get(CURRENT).statusCode()).isEqualTo(200);
    }

    @Test
    void theNewPasswordIsAnotherOneAndStrong() {
        String name = people.user();
        Api caller = Api.basic(server, name, People.PASSWORD);

        for (String bad : new String[] {People.PASSWORD, "weak", "", "Harbor12345"}) {
            assertThat(change(caller, name, People.PASSWORD, bad).statusCode())
                    .as(bad)
                    .isEqualTo(400);
            assertThat(change(Api.admin(server), name, null, bad).statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
        assertThat(caller.get(CURRENT).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"secret\":\"Chosen-by-me-1\"}"})
    void S32_aCliSecretOpensWhatThePasswordOpens(String body) {
        String project = people.project();
        String name = people.member(project, People.DEVELOPER);
        Api caller = Api.basic(server, name, People.PASSWORD);

        HttpResponse<String> set = caller.send("PUT", "/api/v2.0/users/" + id(name) + "/cli_secret", body);

        assertThat(set.statusCode()).isEqualTo(200);
        String secret = body.equals("{}") ? Api.json(set).get("secret").asString() : "Chosen-by-me-1";
        assertThat(set.body().contains("Chosen-by-me-1"))
                .as("what was sent comes back")
                .isFalse();
        Api cli = Api.basic(server, name, secret);
        String scope = "repository:" + project + "/x:pull,push";
        for (String path : new String[] {
            CURRENT,
            CURRENT + "/permissions?scope=/project/" + projectId(project),
            "/api/v2.0/projects/" + project,
            "/api/v2.0/projects?name=" + project,
            "/v2/"
        }) {
            HttpResponse<String> byPassword = caller.get(path);
            HttpResponse<String> bySecret = cli.get(path);
            assertThat(bySecret.statusCode())
                    .as(path)
                    .isEqualTo(byPassword.statusCode())
                    .isEqualTo(200);
            assertThat(bySecret.body()).as(path).isEqualTo(byPassword.body());
        }
        String token = Api.json(cli.get("/service/token?service=harbor-registry&scope=" + scope))
                .get("token")
                .asString();
        assertThat(Api.bearer(server, token)
                        .send("POST", "/v2/" + project + "/x/blobs/uploads/", null)
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void S44_aNewCliSecretEndsTheOldOneAndLeavesThePassword() {
        String name = people.user();
        String path = "/api/v2.0/users/" + id(name) + "/cli_secret";
        Api caller = Api.basic(server, name, People.PASSWORD);
        String first = Api.json(caller.send("PUT", path, "{}")).get("secret").asString();
        assertThat(Api.basic(server, name, first).get(CURRENT).statusCode()).isEqualTo(200);

        String second = Api.json(caller.send("PUT", path, "{\"secret\":\"\"}"))
                .get("secret")
                .asString();

        assertThat(Api.basic(server, name, first).get(CURRENT).statusCode()).isEqualTo(401);
        assertThat(Api.basic(server, name, second).get(CURRENT).statusCode()).isEqualTo(200);
        assertThat(caller.get(CURRENT).statusCode()).isEqualTo(200);
    }

    @Test
    void S15_ofACliSecretOnlyAHashIsKept() {
        String name = people.user();
        String path = "/api/v2.0/users/" + id(name) + "/cli_secret";
        Api caller = Api.basic(server, name, People.PASSWORD);

        String made = Api.json(caller.send("PUT", path, "{}")).get("secret").asString();
        assertThat(stored(name)).startsWith("sha256:").doesNotContain(made);

        caller.send("PUT", path, "{\"secret\":\"Chosen-by-me-1\"}");
        assertThat(stored(name)).startsWith("$argon2id$").doesNotContain("Chosen-by-me-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"weak", "Harbor12345", "alllowercase1"})
    void aChosenCliSecretIsAsStrongAsAPassword(String secret) {
        String name = people.user();

        assertThat(Api.basic(server, name, People.PASSWORD)
                        .send("PUT", "/api/v2.0/users/" + id(name) + "/cli_secret", "{\"secret\":\"" + secret + "\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> change(Api caller, String name, @Nullable String old, String wanted) {
        String before = old == null ? "" : "\"old_password\":\"" + old + "\",";
        return caller.send(
                "PUT",
                "/api/v2.0/users/" + id(name) + "/password",
                "{" + before + "\"new_password\":\"" + wanted + "\"}");
    }

    private long id(String name) {
        return server.bean(Accounts.class).find(name).orElseThrow().id();
    }

    private long projectId(String project) {
        return Api.json(Api.admin(server).get("/api/v2.0/projects/" + project))
                .get("project_id")
                .asLong();
    }

    private String stored(String name) {
        return JdbcClient.create(server.database().dataSource())
                .sql("select cli_secret from identity_user where username = ?")
                .param(name)
                .query(String.class)
                .single();
    }
}
