package dev.berth.walk;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.IdentityProviders;
import dev.berth.testkit.ImmutabilityRules;
import tools.jackson.databind.JsonNode;

/** Things that the administrator makes for a walk, one at a time. */
final class Made {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Made() {}

    /** A name that nothing has yet, good for projects, labels, tags and robots. */
    static String name() {
        return "walk" + COUNT.incrementAndGet();
    }

    static String member(BerthServer server, String project, String user) {
        return posted(server, "projects/" + project + "/members", """
                {"role_id": 3, "member_user": {"username": "%s"}}""".formatted(user));
    }

    /** A group of the primary issuer. */
    static String group(BerthServer server) {
        return posted(server, "usergroups", "{\"group_name\": \"%s\", \"group_type\": 3}".formatted(name()));
    }

    static String label(BerthServer server, String projectId) {
        return posted(server, "labels", """
                {"name": "%s", "scope": "p", "project_id": %s}""".formatted(name(), projectId));
    }

    /** A rule that freezes a tag that nothing has. A project has room for few, so those before go where nobody has taken them. */
    static String immutabilityRule(BerthServer server, String project) {
        Api admin = Api.admin(server);
        String path = "projects/" + project + "/immutabletagrules";
        Api.json(admin.get("/api/v2.0/" + path + "?page_size=100"))
                .forEach(rule ->
                        admin.delete("/api/v2.0/" + path + "/" + rule.get("id").asString()));
        return posted(server, path, ImmutabilityRules.body(false, "matches", name(), "repoMatches", "**"));
    }

    static String userId(BerthServer server, String name) {
        return Api.json(Api.admin(server).get("/api/v2.0/users?q=username=" + name))
                .get(0)
                .get("user_id")
                .asString();
    }

    static String provider(BerthServer server) {
        return Long.toString(IdentityProviders.disabledDirectory(server));
    }

    /** Its id and its owner's, by the names of the variables for them. */
    static Map<String, String> link(BerthServer server, String user) {
        String userId = userId(server, user);
        String link = posted(server, "users/" + userId + "/links", """
                {"provider_id": %s, "subject": "%s"}""".formatted(provider(server), name()));
        return Map.of("user_id", userId, "link_id", link);
    }

    static String quota(BerthServer server, String projectId) {
        return Api.json(Api.admin(server).get("/api/v2.0/quotas?reference=project&reference_id=" + projectId))
                .get(0)
                .get("id")
                .asString();
    }

    /** Its id and its name, by the names of the variables for them. */
    static Map<String, String> robot(BerthServer server, String project) {
        HttpResponse<String> made =
                expect(201, Api.admin(server).post("/api/v2.0/robots", RobotBody.inProject(project, "project:read")));
        return Map.of("robot_id", id(made, "id"), "robot_name", id(made, "name"));
    }

    /** A retention policy with a run that has one task, by the names of the variables for them. */
    static Map<String, String> retention(BerthServer server, String projectId) {
        String policy = posted(server, "retentions", """
                {"rules": [{"template": "always"}], "scope": {"level": "project", "ref": %s}}""".formatted(projectId));
        String runs = "retentions/" + policy + "/executions";
        String run = posted(server, runs, "{\"dry_run\": true}");
        JsonNode tasks = Api.json(Api.admin(server).get("/api/v2.0/" + runs + "/" + run + "/tasks"));
        return Map.of(
                "retention_id",
                policy,
                "run_id",
                run,
                "run_task_id",
                tasks.get(0).get("id").asString());
    }

    /** The last part of the answer's {@code Location}. */
    private static String posted(BerthServer server, String path, String json) {
        String location = expect(201, Api.admin(server).post("/api/v2.0/" + path, json))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    static String id(HttpResponse<String> answer, String field) {
        return Api.json(answer).get(field).asString();
    }

    static HttpResponse<String> expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.request().method() + " " + answer.uri() + ": expected " + status
                    + ", but was " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }
}
