package dev.berth.audit;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.platform.postgres.EmbeddedPostgres;
import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** S49: the role that serves requests cannot touch what is written down, whatever statement it is made to run. */
class RunTimeRoleTest {

    @TempDir
    private static Path home;

    private static EmbeddedPostgres postgres;
    private static BerthServer server;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(home, Map.of());
        server = BerthServer.start(Map.of(
                "berth.database.url", postgres.url(),
                "berth.database.username", postgres.runTimeUsername(),
                "berth.database.password", postgres.password(),
                "berth.database.owner.username", postgres.username(),
                "berth.database.owner.password", postgres.password()));
    }

    @AfterAll
    static void stop() {
        server.close();
        postgres.close();
    }

    @Test
    void theServerWorksWithoutOwningItsTables() {
        People people = new People(server);
        String project = people.project();
        people.member(project, People.DEVELOPER);
        RegistryClient client = RegistryClient.admin(server, project + "/app");
        client.putManifest("v1", client.image(Bytes.random(20))).expect(201);
        client.delete("manifests/v1").expect(202);
        Api admin = Api.admin(server);

        assertThat(admin.send("PUT", "/api/v2.0/configurations", "{\"robot_token_duration\":9}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Api.json(admin.get("/api/v2.0/projects/" + project + "/logs")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set username = 'x'",
                "delete from audit_entry",
                "select set_config('berth.audit_purge', 'running', false); delete from audit_entry",
                "truncate audit_entry",
                "alter table audit_entry disable trigger all",
                "drop table audit_entry",
                "delete from flyway_schema_history",
                "create table mine (word text)"
            })
    void S49_itMayNeitherChangeNorDeleteARowNorATable(String statement) {
        JdbcClient runTime = server.bean(JdbcClient.class);

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> runTime.sql(statement).update())
                .havingRootCause()
                .withMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @Test
    void S49_itPurgesWhatIsOldByTheFunctionThatSaysSo() {
        JdbcClient runTime = server.bean(JdbcClient.class);
        runTime.sql("""
                        insert into audit_entry (op_time, username, account, credential, operation, resource_type, resource)
                        values ('2001-02-03', 'old', 'user:1', 'password', 'pull', 'artifact', 'x'),
                               ('2001-02-03', 'old', 'user:1', 'password', 'create', 'project', 'x')
                        """).update();

        assertThat(runTime.sql("""
                        select purged from audit_purge_part(now() - interval '1 day', array['pull_artifact'], array['pull_artifact'],
                                                            'epoch', 0, 'ann', 'user:7')
                        """).query(Integer.class).single()).isEqualTo(1);

        assertThat(runTime.sql("select operation from audit_entry where username = 'old'")
                        .query(String.class)
                        .list())
                .containsExactly("create");
        assertThat(runTime.sql("select after ->> 'purged' from audit_entry where username = 'ann'")
                        .query(String.class)
                        .list())
                .containsExactly("1");
    }
}
