package dev.berth.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.DirectoryServer;
import dev.berth.testkit.TestDirectory;

import static org.assertj.core.api.Assertions.assertThat;

/** What somebody of a directory does with clients. Signing in asks the directory, so the server is shared with nobody. */
class DirectoryScenarioTest {

    private static final Path SCENARIO = Path.of("src/test/resources/scenario/directory/groups.txt");
    private static final String PASSWORD = "Directory-Secret-9";

    private static final DirectoryServer DIRECTORY = DirectoryServer.start();
    private static final BerthServer SERVER =
            BerthServer.start(Map.of("berth.outward.allowed-networks", "127.0.0.0/8,::1"));

    @AfterAll
    static void stop() {
        SERVER.close();
        DIRECTORY.close();
    }

    @Test
    void S27_whoLeavesAGroupOfADirectoryIsRefusedAfterTheNextSignIn() throws IOException {
        String ada = DIRECTORY.addPerson("ada", PASSWORD);
        String group = DIRECTORY.addGroup("developers", List.of(ada));
        connect();
        Map<String, String> variables = Map.of(
                "API",
                SERVER.url() + "/api/v2.0",
                "DIRECTORY",
                "ldap://localhost:" + DIRECTORY.port(),
                "READER",
                TestDirectory.READER,
                "READER_PASSWORD",
                TestDirectory.READER_PASSWORD,
                "ADA",
                ada,
                "GROUP",
                group,
                "PASSWORD",
                PASSWORD);
        new Replay(SERVER, variables).replay(Scenario.read(SCENARIO));
    }

    private static void connect() {
        var made = Api.admin(SERVER).post("/api/v2.0/providers", """
                {"name": "Company", "kind": "ldap", "ldap": {
                  "url": "ldap://localhost:%d", "search_dn": "%s", "secret": "%s", "base_dn": "%s", "name_attribute": "uid",
                  "group_base_dn": "%s", "membership_attribute": "", "member_attribute": "member"}}
                """.formatted(
                        DIRECTORY.port(),
                        TestDirectory.READER,
                        TestDirectory.READER_PASSWORD,
                        TestDirectory.PEOPLE,
                        TestDirectory.GROUPS));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }
}
