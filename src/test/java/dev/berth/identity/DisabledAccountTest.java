package dev.berth.identity;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Browser;
import dev.berth.testkit.People;

import static org.assertj.core.api.Assertions.assertThat;

/** What an administrator takes from somebody by disabling the account, and what stays. */
class DisabledAccountTest {

    private static final String CURRENT = "/api/v2.0/users/current";
    private static final String TOKEN = "/service/token?service=harbor-registry";

    private final BerthServer server = BerthServer.shared();
    private final Api admin = Api.admin(server);
    private final People people = new People(server);

    @Test
    void S44_everyCredentialIsWorthNothingAtOnce() {
        String name = people.user();
        String secret = Api.json(admin.put(path(name, "/cli_secret"), "{}"))
                .get("secret")
                .asString();
        Browser session = Browser.of(server, name, People.PASSWORD);
        List<Api> known = Stream.of(People.PASSWORD, secret)
                .map(credential -> Api.basic(server, name, credential))
                .toList();
        for (Api api : known) {
            assertThat(api.get(CURRENT).statusCode())
                    .as("remembered from now on")
                    .isEqualTo(200);
        }

        disable(name, true);

        for (Api api : known) {
            assertThat(api.get(CURRENT).statusCode()).isEqualTo(401);
            assertThat(api.get(TOKEN).statusCode()).isEqualTo(401);
            assertThat(api.get("/v2/").statusCode()).isEqualTo(401);
        }
        assertThat(session.get(CURRENT).statusCode()).isEqualTo(401);
        assertThat(new Browser(server).signIn(name, People.PASSWORD).statusCode())
                .isEqualTo(401);
    }

    @Test
    void S03_aDisabledAccountAnswersAsOneThatIsNotThere() {
        String name = people.user();
        disable(name, true);

        var disabled = Api.basic(server, name, People.PASSWORD).get(CURRENT);
        var absent = Api.basic(server, "nobody-" + name, People.PASSWORD).get(CURRENT);

        assertThat(disabled.statusCode()).isEqualTo(absent.statusCode());
        assertThat(disabled.body()).isEqualTo(absent.body());
    }

    @Test
    void whoIsEnabledAgainSignsInAsBeforeButNoSessionComesBack() {
        String name = people.user();
        Browser session = Browser.of(server, name, People.PASSWORD);
        disable(name, true);

        disable(name, false);

        assertThat(Api.basic(server, name, People.PASSWORD).get(CURRENT).statusCode())
                .isEqualTo(200);
        assertThat(session.get(CURRENT).statusCode()).isEqualTo(401);
    }

    @Test
    void secretsThatAreSetMeanwhileWorkOnlyAfterwards() {
        String name = people.user();
        disable(name, true);

        assertThat(admin.put(path(name, "/password"), "{\"new_password\":\"Another-12345\"}")
                        .statusCode())
                .isEqualTo(200);
        Api another = Api.basic(server, name, "Another-12345");

        assertThat(another.get(CURRENT).statusCode()).isEqualTo(401);
        disable(name, false);
        assertThat(another.get(CURRENT).statusCode()).isEqualTo(200);
    }

    @Test
    void theAccountIsShownListedAndFoundAsDisabled() {
        String name = people.user();
        disable(name, true);

        assertThat(Api.json(admin.get(path(name, ""))).get("disabled").asBoolean())
                .isTrue();
        assertThat(Api.json(admin.get("/api/v2.0/users?q=disabled=true,username=" + name)))
                .hasSize(1);
        assertThat(Api.json(admin.get("/api/v2.0/users?q=disabled=false,username=" + name)))
                .isEmpty();
        assertThat(Api.json(admin.get("/api/v2.0/users/search?username=" + name)))
                .hasSize(1);
    }

    @Test
    void neitherAdminNorOnesOwnAccountIsDisabled() {
        String name = people.user();
        admin.put(path(name, "/sysadmin"), "{\"sysadmin_flag\":true}");
        Api administrator = Api.basic(server, name, People.PASSWORD);

        assertThat(administrator
                        .put("/api/v2.0/users/1/disabled", "{\"disabled\":true}")
                        .statusCode())
                .isEqualTo(412);
        assertThat(administrator
                        .put(path(name, "/disabled"), "{\"disabled\":true}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(admin.get(CURRENT).statusCode()).isEqualTo(200);
        admin.put(path(name, "/sysadmin"), "{\"sysadmin_flag\":false}");
    }

    @Test
    void whatIsSoAlreadyIsNotChangedAndNotAudited() {
        String name = people.user();
        disable(name, true);
        disable(name, true);

        assertThat(JdbcClient.create(server.database().dataSource())
                        .sql("select count(*) from audit_entry where resource = ? and after ->> 'disabled' = 'true'")
                        .param(name)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"disabled\":null}", "{\"disabled\":\"x\"}", "[]", ""})
    void aBodyThatDoesNotSayIsRefused(String body) {
        assertThat(admin.put(path(people.user(), "/disabled"), body).statusCode())
                .isEqualTo(400);
    }

    private void disable(String name, boolean disabled) {
        assertThat(admin.put(path(name, "/disabled"), "{\"disabled\":" + disabled + "}")
                        .statusCode())
                .isEqualTo(200);
    }

    private String path(String name, String rest) {
        long id = server.bean(Accounts.class).find(name).orElseThrow().id();
        return "/api/v2.0/users/" + id + rest;
    }
}
