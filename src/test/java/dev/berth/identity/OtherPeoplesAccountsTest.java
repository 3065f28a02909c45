package dev.berth.identity;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Browser;
import dev.berth.testkit.People;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may do what with whose account (S04), and what nobody can make of their own (S01). */
class OtherPeoplesAccountsTest {

    private static final String USERS = "/api/v2.0/users/";

    private final BerthServer server = BerthServer.shared();
    private final People people = new People(server);
    private final JdbcClient jdbc = JdbcClient.create(server.database().dataSource());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | ''          |",
                "PUT    | ''          | {\"email\":\"mine@example.com\"}",
                "DELETE | ''          |",
                "PUT    | /password   | {\"old_password\":\"Test-User-12345\",\"new_password\":\"Another-12345\"}",
                "PUT    | /sysadmin   | {\"sysadmin_flag\":true}",
                "PUT    | /auditor    | {\"auditor_flag\":true}",
                "PUT    | /disabled   | {\"disabled\":true}",
                "POST   | /links      | {\"provider_id\":1,\"subject\":\"x\"}",
                "DELETE | /links/1    |",
                "PUT    | /cli_secret | {\"secret\":\"Another-12345\"}"
            })
    void S04_nobodyTouchesTheAccountOfSomebodyElse(String method, String operation, String body) {
        String victim = people.user();
        Map<String, @Nullable Object> before = row(victim);
        Api stranger = Api.basic(server, people.user(), People.PASSWORD);

        HttpResponse<String> refused = stranger.send(method, USERS + id(victim) + operation, body);
        HttpResponse<String> absent = stranger.send(method, USERS + "987654321" + operation, body);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(absent.statusCode()).as("an account that does not exist").isEqualTo(403);
        assertThat(absent.body()).isEqualTo(refused.body());
        assertThat(Api.anonymous(server)
                        .send(method, USERS + id(victim) + operation, body)
                        .statusCode())
                .isEqualTo(401);
        assertThat(row(victim)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT    | ''          | {\"email\":\"mine@example.com\"}",
                "DELETE | ''          |",
                "PUT    | /password   | {\"new_password\":\"Another-12345\"}",
                "PUT    | /sysadmin   | {\"sysadmin_flag\":true}",
                "PUT    | /auditor    | {\"auditor_flag\":true}",
                "PUT    | /disabled   | {\"disabled\":true}",
                "POST   | /links      | {\"provider_id\":1,\"subject\":\"x\"}",
                "DELETE | /links/1    |",
                "PUT    | /cli_secret | {\"secret\":\"Another-12345\"}"
            })
    void theAuditorReadsAccountsAndChangesNone(String method, String operation, String body) {
        String victim = people.user();
        Map<String, @Nullable Object> before = row(victim);
        Api auditor = Api.basic(server, auditor(), People.PASSWORD);

        assertThat(auditor.get(USERS + id(victim)).statusCode()).isEqualTo(200);
        assertThat(auditor.get("/api/v2.0/users?page_size=1").statusCode()).isEqualTo(200);
        assertThat(auditor.send(method, USERS + id(victim) + operation, body).statusCode())
                .isEqualTo(403);
        assertThat(row(victim)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"POST | ''", "PUT | ''", "PUT | /password", "PUT | /cli_secret"})
    void S01_fieldsOfTheServerAreIgnored(String method, String operation) {
        String name = people.user();
        String made = name + "-made";
        String body = """
                {"username":"%s", "password":"%s", "email":"", "realname":"x", "comment":"x",
                 "old_password":"%s", "new_password":"Another-12345", "secret":"Another-12345",
                 "sysadmin_flag":true, "administrator":true, "admin_role_in_auth":true, "disabled":true, "oidc_user_meta":{"subiss":"x"}, "auditor_flag":true, "auditor":true,
                 "user_id":1, "id":1, "session_epoch":99, "sessionEpoch":99, "deleted_at":"2026-01-01T00:00:00Z",
                 "creation_time":"2001-01-01T00:00:00Z", "created_at":"2001-01-01T00:00:00Z"}
                """.formatted(made, People.PASSWORD, People.PASSWORD);
        boolean create = method.equals("POST");
        Api caller = create ? Api.admin(server) : Api.basic(server, name, People.PASSWORD);

        HttpResponse<String> answer =
                create ? caller.post("/api/v2.0/users", body) : caller.send(method, USERS + id(name) + operation, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(create ? 201 : 200);
        Map<String, @Nullable Object> row = row(create ? made : name);
        assertThat(row)
                .containsEntry("administrator", false)
                .containsEntry("auditor", false)
                .containsEntry("disabled", false);
        assertThat((Long) row.get("user_id")).isGreaterThan(1);
        assertThat((Long) row.get("session_epoch")).isLessThan(2);
        assertThat(String.valueOf(row.get("created_at"))).doesNotStartWith("2001");
    }

    @Test
    void S04_anotherEmailAddressAsksForThePasswordWhereASessionWants() {
        String name = people.user();
        Browser browser = Browser.of(server, name, People.PASSWORD);
        String user = USERS + id(name);

        assertThat(browser.put(user, "{\"email\":\"a-%s@example.com\"}".formatted(name))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.put(
                                user,
                                "{\"email\":\"a-%s@example.com\",\"current_password\":\"Wrong-12345\"}".formatted(name))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.put(user, "{\"realname\":\"Somebody\"}").statusCode())
                .as("nothing else asks for it")
                .isEqualTo(200);
        assertThat(browser.put(
                                user,
                                "{\"email\":\"a-%s@example.com\",\"current_password\":\"%s\"}"
                                        .formatted(name, People.PASSWORD))
                        .statusCode())
                .isEqualTo(200);
        assertThat(row(name))
                .containsEntry("email", "a-" + name + "@example.com")
                .containsEntry("realname", "Somebody");
    }

    @Test
    void whoSendsThePasswordWithTheRequestNeedNotSendItTwice() {
        String name = people.user();

        assertThat(Api.basic(server, name, People.PASSWORD)
                        .send("PUT", USERS + id(name), "{\"email\":\"b-%s@example.com\"}".formatted(name))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anEmailAddressOfSomebodyElseIs409() {
        String name = people.user();
        String other = people.user();

        HttpResponse<String> refused = Api.basic(server, name, People.PASSWORD)
                .send("PUT", USERS + id(name), "{\"email\":\"%s@EXAMPLE.com\"}".formatted(other));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(row(name)).containsEntry("email", name + "@example.com");
    }

    @Test
    void aDeletedAccountIsGoneAndItsNameIsFreeAgain() {
        String name = people.user();
        long id = id(name);

        assertThat(Api.admin(server).delete(USERS + id).statusCode()).isEqualTo(200);

        assertThat(Api.admin(server).get(USERS + id).statusCode()).isEqualTo(404);
        assertThat(Api.admin(server).delete(USERS + id).statusCode()).isEqualTo(404);
        assertThat(Api.basic(server, name, People.PASSWORD)
                        .get("/api/v2.0/users/current")
                        .statusCode())
                .isEqualTo(401);
        assertThat(Api.admin(server)
                        .post(
                                "/api/v2.0/users",
                                "{\"username\":\"%1$s\",\"email\":\"%1$s@example.com\",\"password\":\"%2$s\"}"
                                        .formatted(name, People.PASSWORD))
                        .statusCode())
                .isEqualTo(201);
        assertThat(id(name)).isNotEqualTo(id);
    }

    @Test
    void nobodyDeletesTheirOwnAccountOrTheFirst() {
        String name = people.user();
        long id = id(name);
        Api.admin(server).send("PUT", USERS + id + "/sysadmin", "{\"sysadmin_flag\":true}");
        Api administrator = Api.basic(server, name, People.PASSWORD);

        assertThat(administrator.delete(USERS + id).statusCode()).isEqualTo(403);
        assertThat(administrator.delete(USERS + "1").statusCode()).isEqualTo(403);
        assertThat(Api.admin(server).delete(USERS + id).statusCode()).isEqualTo(200);
    }

    @Test
    void goClientsOfHarborLeaveOutWhatIsFalse() {
        String name = people.user();
        String flag = USERS + id(name) + "/sysadmin";
        Api.admin(server).send("PUT", flag, "{\"sysadmin_flag\":true}");

        assertThat(Api.admin(server).send("PUT", flag, "{}").statusCode()).isEqualTo(200);

        assertThat(row(name)).containsEntry("administrator", false);
    }

    @Test
    void S02_aRobotThatMayChangeUsersMakesNobodyMoreThanTheyAre() {
        Api robot = robotOfUsers();
        String name = people.user();
        String user = USERS + id(name);

        assertThat(robot.get(user).statusCode()).isEqualTo(200);
        assertThat(robot.send("PUT", user, "{\"comment\":\"by a robot\"}").statusCode())
                .isEqualTo(200);
        for (String operation : List.of("/sysadmin", "/auditor", "/password", "/cli_secret")) {
            String body = "{\"sysadmin_flag\":true,\"auditor_flag\":true,\"new_password\":\"Another-12345\"}";
            assertThat(robot.send("PUT", user + operation, body).statusCode())
                    .as(operation)
                    .isEqualTo(403);
        }
        assertThat(robot.get("/api/v2.0/users/current").statusCode()).isEqualTo(412);
        String administrator = people.user();
        Api.admin(server).send("PUT", USERS + id(administrator) + "/sysadmin", "{\"sysadmin_flag\":true}");
        assertThat(robot.delete(USERS + id(administrator)).statusCode()).isEqualTo(403);
        assertThat(robot.send("PUT", USERS + id(administrator), "{\"email\":\"\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(robot.delete(user).statusCode()).isEqualTo(200);
    }

    private Api robotOfUsers() {
        var made = Api.json(Api.admin(server).post("/api/v2.0/robots", """
                {"name":"users%d","level":"system","duration":-1,"permissions":[{"kind":"system","namespace":"/","access":[
                 {"resource":"user","action":"read"},{"resource":"user","action":"list"},{"resource":"user","action":"create"},
                 {"resource":"user","action":"update"},{"resource":"user","action":"delete"}]}]}
                """.formatted(System.nanoTime())));
        return Api.basic(server, made.get("name").asString(), made.get("secret").asString());
    }

    private String auditor() {
        String name = people.user();
        Api.admin(server).send("PUT", USERS + id(name) + "/auditor", "{\"auditor_flag\":true}");
        return name;
    }

    private long id(String name) {
        return server.bean(Accounts.class).find(name).orElseThrow().id();
    }

    private Map<String, @Nullable Object> row(String name) {
        return jdbc.sql("select * from identity_user where username = ? and deleted_at is null")
                .param(name)
                .query()
                .singleRow();
    }
}
