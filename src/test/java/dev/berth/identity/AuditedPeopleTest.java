package dev.berth.identity;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Browser;
import dev.berth.testkit.People;

import static org.assertj.core.api.Assertions.assertThat;

/** Each change of an account leaves one row, and none of them a secret. */
class AuditedPeopleTest {

    private final BerthServer server = BerthServer.shared();
    private final JdbcClient jdbc = JdbcClient.create(server.database().dataSource());

    @Test
    void S15_theLifeOfAnAccountIsWrittenDownWithoutItsSecrets() {
        String name = new People(server).user();
        Api admin = Api.admin(server);
        String user = "/api/v2.0/users/"
                + server.bean(Accounts.class).find(name).orElseThrow().id();

        admin.send("PUT", user, "{\"comment\":\"known\"}");
        admin.send("PUT", user + "/sysadmin", "{\"sysadmin_flag\":true}");
        admin.send("PUT", user + "/sysadmin", "{\"sysadmin_flag\":true}");
        admin.send("PUT", user + "/sysadmin", "{}");
        admin.send("PUT", user + "/auditor", "{\"auditor_flag\":true}");
        admin.send("PUT", user + "/password", "{\"new_password\":\"Canary-of-12345\"}");
        String made = Api.json(admin.send("PUT", user + "/cli_secret", "{}"))
                .get("secret")
                .asString();
        admin.send("PUT", user + "/cli_secret", "{\"secret\":\"Canary-cli-12345\"}");
        Browser browser = Browser.of(server, name, "Canary-of-12345");
        String session = browser.cookie("sid");
        browser.get("/c/log_out");
        admin.delete(user);

        List<String> rows = rows(name);
        assertThat(rows)
                .extracting(row -> row.substring(0, row.indexOf('{') < 0 ? row.length() : row.indexOf('{'))
                        .strip())
                .containsExactly(
                        "create user admin password",
                        "update user admin password",
                        "update user admin password",
                        "update user admin password",
                        "update user admin password",
                        "update user admin password",
                        "update user admin password",
                        "update user admin password",
                        "login user " + name + " password",
                        "logout user " + name + " session",
                        "delete user admin password");
        assertThat(rows.get(1)).contains("\"comment\": \"\"", "\"comment\": \"known\"");
        assertThat(rows)
                .noneMatch(row -> row.contains("Canary")
                        || row.contains(made)
                        || row.contains(People.PASSWORD)
                        || row.contains(session.substring(session.indexOf('.') + 1)));
    }

    private List<String> rows(String name) {
        return jdbc.sql("""
                        select concat_ws(' ', operation, resource_type, username, credential, before::text, after::text)
                          from audit_entry where resource = ? and status is null order by entry_id
                        """)
                .param(name)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
