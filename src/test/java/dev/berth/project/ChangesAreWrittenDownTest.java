package dev.berth.project;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.People;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever people change in a project leaves one entry in the audit log, with what was there before and after. */
class ChangesAreWrittenDownTest {

    private final BerthServer server = BerthServer.shared();
    private final Api admin = Api.admin(server);
    private final JdbcClient jdbc = JdbcClient.create(server.database().dataSource());
    private final String name = "p" + UUID.randomUUID();
    private final String path = "/api/v2.0/projects/" + name;

    @Test
    void aProjectsLife() {
        long id = create();
        admin.put(path, "{\"metadata\":{\"public\":\"true\"}}");
        admin.post(path + "/metadatas/", "{\"severity\":\"low\"}");
        admin.put(path + "/metadatas/severity", "{\"severity\":\"high\"}");
        admin.delete(path + "/metadatas/severity");
        admin.delete(path);

        String made = "{\"name\": \"%s\", \"metadata\": {\"public\": \"false\"}}".formatted(name);
        String open = made.replace("false", "true");
        assertThat(entries(id))
                .containsExactly(
                        "create project %s {} %s".formatted(name, made),
                        "update project %s %s %s".formatted(name, made, open),
                        "create metadata %s {} {\"severity\": \"low\"}".formatted(name),
                        "update metadata %s {\"severity\": \"low\"} {\"severity\": \"high\"}".formatted(name),
                        "delete metadata %s {\"severity\": \"high\"} {}".formatted(name),
                        "delete project %s %s {}".formatted(name, open));
    }

    @Test
    void aMembersLife() {
        long id = create();
        String user = new People(server).user();
        String member =
                location(path + "/members", "{\"role_id\":3,\"member_user\":{\"username\":\"%s\"}}".formatted(user));
        admin.put(member, "{\"role_id\":2}");
        admin.delete(member);

        List<String> entries = entries(id);
        assertThat(entries).hasSize(4);
        assertThat(entries.get(1)).startsWith("create member " + user + " {} ").contains("\"role_name\": \"guest\"");
        assertThat(entries.get(2)).startsWith("update member " + user).matches(".*\"role_id\": 3.*\"role_id\": 2.*");
        assertThat(entries.get(3)).startsWith("delete member " + user).endsWith(" {}");
    }

    @Test
    void aLabelsLife() {
        long id = create();
        String label = location(
                "/api/v2.0/labels",
                "{\"name\":\"a\",\"scope\":\"p\",\"project_id\":%d,\"color\":\"#ffffff\"}".formatted(id));
        admin.put(label, "{\"name\":\"b\"}");
        admin.delete(label);

        List<String> entries = entries(id);
        assertThat(entries).hasSize(4);
        assertThat(entries.get(1)).startsWith("create label a {} ").contains("#ffffff");
        assertThat(entries.get(2)).startsWith("update label b ").matches(".*\"name\": \"a\".*\"name\": \"b\".*");
        assertThat(entries.get(3)).startsWith("delete label b ").endsWith(" {}");
    }

    @Test
    void aQuotasChange() {
        long id = create();
        String quota = Api.json(admin.get("/api/v2.0/quotas?reference=project&reference_id=" + id))
                .get(0)
                .get("id")
                .asString();
        admin.put("/api/v2.0/quotas/" + quota, "{\"hard\":{\"storage\":100}}");

        assertThat(entries(id).getLast())
                .isEqualTo("update quota %s {\"storage\": -1} {\"storage\": 100}".formatted(name));
    }

    @Test
    void whatIsRefusedChangesNothingAndIsNoChange() {
        long id = create();
        admin.put(path, "{\"metadata\":{\"public\":\"perhaps\"}}");
        admin.post(path + "/metadatas/", "{\"public\":\"true\"}");
        admin.put(path + "/members/999999999", "{\"role_id\":2}");

        assertThat(jdbc.sql("select count(*) from audit_entry where project_id = ? and status is null")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private long create() {
        return Long.parseLong(location("/api/v2.0/projects", "{\"project_name\":\"%s\"}".formatted(name))
                .replaceAll(".*/", ""));
    }

    private String location(String path, String body) {
        return admin.post(path, body).headers().firstValue("Location").orElseThrow();
    }

    private List<String> entries(long projectId) {
        return jdbc.sql("""
                        select concat_ws(' ', operation, resource_type, resource, coalesce(before, '{}'), coalesce(after, '{}')) from audit_entry
                        where project_id = ? order by entry_id
                        """)
                .param(projectId)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
