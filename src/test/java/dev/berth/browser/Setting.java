package dev.berth.browser;

import java.net.http.HttpResponse;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.RegistryClient;
import tools.jackson.databind.json.JsonMapper;

/** Makes what pages show, by the API, as the administrator. */
final class Setting {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final BerthServer server;
    private final Api admin;

    Setting(BerthServer server) {
        this.server = server;
        this.admin = Api.admin(server);
    }

    BerthServer server() {
        return server;
    }

    /** Sends what was quoted with {@link #quote} to an address below {@code /api/v2.0/}, and tells where the thing is that was made. */
    String make(String path, String json) {
        HttpResponse<String> answer = admin.post("/api/v2.0/" + path, json);
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException("POST " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.headers().firstValue("Location").orElse("");
    }

    void change(String path, String json) {
        HttpResponse<String> answer = admin.put("/api/v2.0/" + path, json);
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException("PUT " + path + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    /** The number at the end of a location. */
    static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    long projectId(String name) {
        return Api.json(admin.get("/api/v2.0/projects/" + name))
                .get("project_id")
                .asLong();
    }

    void project(String name, boolean isPublic) {
        make("projects", "{\"project_name\":%s,\"metadata\":{\"public\":\"%s\"}}".formatted(quote(name), isPublic));
    }

    void user(String name, String realname, String password) {
        make("users", """
                {"username":%s,"email":"%s@example.com","realname":%s,"comment":"","password":"%s"}""".formatted(quote(name), name, quote(realname), password));
    }

    void member(String project, String user, int role) {
        make(
                "projects/" + project + "/members",
                "{\"role_id\":%d,\"member_user\":{\"username\":%s}}".formatted(role, quote(user)));
    }

    String label(long projectId, String name, String description, String color) {
        String scope = projectId == 0 ? "g" : "p";
        return id(make("labels", """
                {"name":%s,"description":%s,"color":%s,"scope":"%s","project_id":%d}""".formatted(quote(name), quote(description), quote(color), scope, projectId)));
    }

    RegistryClient repository(String name) {
        return RegistryClient.admin(server, name);
    }

    /** As JSON has it. */
    static String quote(String text) {
        return JSON.writeValueAsString(text);
    }
}
