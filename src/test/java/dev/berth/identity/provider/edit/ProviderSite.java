package dev.berth.identity.provider.edit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.DirectoryServer;
import dev.berth.testkit.TestDirectory;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A server that may call this machine, and a directory with somebody in it. */
final class ProviderSite implements AutoCloseable {

    static final String PROVIDERS = "/api/v2.0/providers";

    private final DirectoryServer directory;
    private final BerthServer server;
    private final Api admin;
    private final JdbcClient database;

    private ProviderSite(DirectoryServer directory, BerthServer server) {
        this.directory = directory;
        this.server = server;
        this.admin = Api.admin(server);
        this.database = JdbcClient.create(server.database().dataSource());
    }

    static ProviderSite start() {
        DirectoryServer directory = DirectoryServer.start();
        directory.addPerson("alice", "Alice-Secret-1");
        return new ProviderSite(
                directory, BerthServer.start(Map.of("berth.outward.allowed-networks", "127.0.0.0/8,::1")));
    }

    BerthServer server() {
        return server;
    }

    Api admin() {
        return admin;
    }

    JdbcClient database() {
        return database;
    }

    /** Where the directory listens. */
    int port() {
        return directory.port();
    }

    void clear() {
        database.sql("delete from identity_provider").update();
    }

    @Override
    public void close() {
        server.close();
        directory.close();
    }

    String body(String name, int port) {
        return """
                {"name":"%s","kind":"ldap","ldap":{"url":"ldap://localhost:%d","search_dn":"%s","secret":"%s","base_dn":"%s",
                 "name_attribute":"uid"}}""".formatted(name, port, TestDirectory.READER, TestDirectory.READER_PASSWORD, TestDirectory.PEOPLE);
    }

    String made(String body) {
        HttpResponse<String> answer = admin.post(PROVIDERS, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
    }

    int edit(String path, String field, String value) {
        return admin.put(path, "{\"ldap\":{\"%s\":\"%s\"}}".formatted(field, value))
                .statusCode();
    }

    JsonNode ping(String body) {
        HttpResponse<String> answer = admin.post(PROVIDERS + "/ping", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(TestDirectory.READER_PASSWORD);
        return Api.json(answer);
    }

    JsonNode last(JsonNode ping) {
        return ping.get("steps").get(ping.get("steps").size() - 1);
    }

    List<String> primaries() {
        return Api.json(admin.get(PROVIDERS))
                .valueStream()
                .filter(provider -> provider.get("primary").asBoolean())
                .map(provider -> provider.get("name").asString())
                .toList();
    }

    void link(String path, String user) {
        database.sql("""
                        insert into identity_link (provider_id, subject, user_id, name)
                        select :id, :user, user_id, username from identity_user where username = :user
                        """).param("id", id(path)).param("user", user).update();
    }

    long id(String path) {
        return Long.parseLong(path.replaceAll(".*/", ""));
    }

    String lastRow(String operation) {
        return database.sql("""
                        select coalesce(before::text, '') || coalesce(after::text, '') from audit_entry
                         where resource_type = 'provider' and operation = :operation and status is null
                         order by entry_id desc limit 1
                        """)
                .param("operation", operation)
                .query(String.class)
                .single();
    }

    int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
