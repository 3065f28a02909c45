package dev.berth.walk;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Bodies that make robots with these rights, separated by commas. */
final class RobotBody {

    private RobotBody() {}

    static String inProject(String project, String rights) {
        return body("project", "project", project, rights);
    }

    static String inEveryProject(String rights) {
        return body("system", "project", "*", rights);
    }

    static String inSystem(String rights) {
        return body("system", "system", "/", rights);
    }

    private static String body(String level, String kind, String namespace, String rights) {
        String access = Stream.of(rights.split(",", -1))
                .map(right -> right.split(":", 2))
                .map(right -> "{\"resource\": \"%s\", \"action\": \"%s\"}".formatted((Object[]) right))
                .collect(Collectors.joining(", "));
        return """
                {"name": "%s", "level": "%s", "duration": -1,
                 "permissions": [{"kind": "%s", "namespace": "%s", "access": [%s]}]}""".formatted(Made.name(), level, kind, namespace, access);
    }
}
