package dev.berth.testkit;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * A robot that was made through the API, with the secret that was shown then.
 *
 * @param name with the prefix
 */
public record TestRobot(BerthServer server, long id, String name, String secret) {

    public static final String PATH = "/api/v2.0/robots";

    /** @param access {@code resource:action} */
    public static TestRobot inProject(BerthServer server, String project, String... access) {
        return make(server, Api.admin(server), body(newName(), "project", place("project", project, access)));
    }

    /** @param places as {@link #place} writes them */
    public static TestRobot inSystem(BerthServer server, String... places) {
        return make(server, Api.admin(server), body(newName(), "system", places));
    }

    public static TestRobot make(BerthServer server, Api maker, String body) {
        var answer = maker.post(PATH, body);
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("POST " + PATH + ": " + answer.statusCode() + " " + answer.body());
        }
        JsonNode made = Api.json(answer);
        return new TestRobot(
                server,
                made.get("id").asLong(),
                made.get("name").asString(),
                made.get("secret").asString());
    }

    /** A body for {@code POST}, of a robot that lives for ever. */
    public static String body(String name, String level, String... places) {
        return """
                {"name":"%s","level":"%s","duration":-1,"permissions":[%s]}""".formatted(name, level, String.join(",", List.of(places)));
    }

    /** An entry of {@code permissions}. */
    public static String place(String kind, String namespace, String... access) {
        String rights = Stream.of(access)
                .map(one -> one.split(":", -1))
                .map(one -> "{\"resource\":\"%s\",\"action\":\"%s\"}".formatted(one[0], one[1]))
                .collect(Collectors.joining(","));
        return """
                {"kind":"%s","namespace":"%s","access":[%s]}""".formatted(kind, namespace, rights);
    }

    /** One that no other robot has. */
    public static String newName() {
        return "r" + UUID.randomUUID();
    }

    public String path() {
        return PATH + "/" + id;
    }

    public Api api() {
        return Api.basic(server, name, secret);
    }

    public Api api(String otherSecret) {
        return Api.basic(server, name, otherSecret);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return name;
    }
}
