package dev.berth.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/**
 * The people and places that scenarios speak of, made through the server's own API: a private project for each scenario, another one
 * beside it, and one user for each role, named after it.
 */
final class Inhabitants {

    private static final Map<String, Integer> ROLES =
            Map.of("maintainer", 4, "developer", 2, "guest", 3, "stranger", 0);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String registry;
    private final String adminPassword;
    private final String password = "Pw1-" + UUID.randomUUID();

    /** @param registry host and port; the host is {@code localhost}, since some clients refuse token realms at IP addresses */
    Inhabitants(String registry, String adminPassword) {
        this.registry = registry;
        this.adminPassword = adminPassword;
        ROLES.keySet().forEach(this::user);
    }

    /**
     * What a scenario finds in its environment: {@code REGISTRY}, {@code ADMIN_PASSWORD}; {@code PROJECT} with the members maintainer,
     * developer and guest, and the {@code stranger} outside it; {@code OTHER_PROJECT}, where only the maintainer is a member;
     * {@code PASSWORD}, which all four have.
     */
    Map<String, String> variables(Scenario scenario) {
        String project = scenario.name();
        String other = project + "-other";
        project(project);
        project(other);
        member(project, "maintainer");
        member(project, "developer");
        member(project, "guest");
        member(other, "maintainer");
        return Map.of(
                "REGISTRY", registry,
                "ADMIN_PASSWORD", adminPassword,
                "PASSWORD", password,
                "PROJECT", project,
                "OTHER_PROJECT", other);
    }

    private void user(String name) {
        post("users", """
                {"username": "%1$s", "email": "%1$s@example.com", "realname": "%1$s", "password": "%2$s"}""".formatted(name, password));
    }

    private void project(String name) {
        post("projects", """
                {"project_name": "%s", "metadata": {"public": "false"}}""".formatted(name));
    }

    private void member(String project, String user) {
        post("projects/" + project + "/members", """
                {"role_id": %d, "member_user": {"username": "%s"}}""".formatted(ROLES.get(user), user));
    }

    private void post(String path, String json) {
        String basic = Base64.getEncoder().encodeToString(("admin:" + adminPassword).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + registry + "/api/v2.0/" + path))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                throw new IllegalStateException(
                        "POST %s %s: %d %s".formatted(path, json, answer.statusCode(), answer.body()));
            }
        } catch (IOException e) {
            throw new IllegalStateException("POST " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted in POST " + path, e);
        }
    }
}
