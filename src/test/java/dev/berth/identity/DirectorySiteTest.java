package dev.berth.identity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Browser;
import dev.berth.testkit.DirectoryServer;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.TestDirectory;

import static org.assertj.core.api.Assertions.assertThat;

/** A company's directory, from the settings to the rights that its groups give, without anything that stands in for something else. */
class DirectorySiteTest {

    private static final String PASSWORD = "Ship-ahoy-42";

    private static DirectoryServer directory;
    private static BerthServer server;
    private static Api admin;

    @BeforeAll
    static void start() {
        directory = DirectoryServer.start();
        directory.addGroup("admins", List.of(directory.addPerson("berta", PASSWORD)));
        server = BerthServer.start(Map.of("berth.outward.allowed-networks", "127.0.0.0/8,::1"));
        admin = Api.admin(server);
        var made = admin.post("/api/v2.0/providers", """
                {"name": "office", "kind": "ldap", "enabled": true, "primary": true, "ldap": {
                 "url": "ldap://localhost:%d", "search_dn": "%s", "secret": "%s", "base_dn": "%s", "name_attribute": "uid",
                 "membership_attribute": "memberOf", "group_base_dn": "%s", "group_admin_dn": "cn=admins,%5$s"}}""".formatted(
                        directory.port(),
                        TestDirectory.READER,
                        TestDirectory.READER_PASSWORD,
                        TestDirectory.BASE,
                        TestDirectory.GROUPS));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        server.close();
        directory.close();
    }

    @Test
    void S27_groupsOfTheDirectoryOpenProjectsAndCloseThemAgain() {
        String person = directory.addPerson("anna", PASSWORD);
        String group = directory.addGroup("builders", List.of(person));
        String project = new People(server).project();
        assertThat(admin.post("/api/v2.0/projects/" + project + "/members", """
                                {"role_id": 2, "member_group": {"ldap_group_dn": "%s", "group_type": 1}}""".formatted(group))
                        .statusCode())
                .isEqualTo(201);

        RegistryClient docker = RegistryClient.basic(server, project + "/app", "anna", PASSWORD);
        docker.withToken("repository:" + project + "/app:pull,push")
                .pushImage("a layer".getBytes(StandardCharsets.UTF_8));
        Browser browser = Browser.of(server, "anna", PASSWORD);
        assertThat(browser.get("/api/v2.0/projects/" + project).statusCode()).isEqualTo(200);

        directory.modify(person, new Modification(ModificationType.DELETE, "memberOf"));
        directory.modify(group, new Modification(ModificationType.REPLACE, "member", TestDirectory.READER));
        assertThat(new Browser(server).signIn("anna", PASSWORD).statusCode()).isEqualTo(200);

        assertThat(browser.get("/api/v2.0/projects/" + project).statusCode()).isEqualTo(403);
        assertThat(docker.withToken("repository:" + project + "/app:pull")
                        .get("tags/list")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void theDirectorysAdministratorsAreAdministratorsHere() {
        Api berta = Api.basic(server, "berta", PASSWORD);

        assertThat(berta.get("/api/v2.0/users").statusCode()).isEqualTo(200);
        var current = Api.json(berta.get("/api/v2.0/users/current"));
        assertThat(current.get("admin_role_in_auth").asBoolean()).isTrue();
        assertThat(current.get("sysadmin_flag").asBoolean()).isFalse();
    }

    @Test
    void S31_whoIsCalledTheSameAsSomebodyHereIsNotThem() {
        String local = new People(server).user();
        directory.addPerson(local, PASSWORD);
        directory.addPerson("admin", PASSWORD);

        assertThat(Api.basic(server, local, PASSWORD)
                        .get("/api/v2.0/users/current")
                        .statusCode())
                .isEqualTo(401);
        assertThat(Api.basic(server, "admin", PASSWORD).get("/v2/").statusCode())
                .isEqualTo(401);
        assertThat(Api.basic(server, local, People.PASSWORD)
                        .get("/api/v2.0/users/current")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoIsRenamedAtTheDirectoryIsTheSamePersonHere() {
        String person = directory.addPerson("carla", PASSWORD);
        assertThat(Api.basic(server, "carla", PASSWORD).get("/v2/").statusCode())
                .isEqualTo(200);

        directory.modify(person, new Modification(ModificationType.ADD, "uid", "carla-married"));

        assertThat(Api.json(Api.basic(server, "carla-married", PASSWORD).get("/api/v2.0/users/current"))
                        .get("username")
                        .asString())
                .isEqualTo("carla");
    }
}
