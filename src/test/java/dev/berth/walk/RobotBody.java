package dev.berth.walk;

/** Bodies that make robots with one right. */
final class RobotBody {

    private RobotBody() {}

    static String inProject(String project, String right) {
        return body("project", "project", project, right);
    }

    static String inEveryProject(String right) {
        return body("system", "project", "*", right);
    }

    static String inSystem(String right) {
        return body("system", "system", "/", right);
    }

    private static String body(String level, String kind, String namespace, String right) {
        String[] parts = right.split(":", 2);
        return """
                {"name": "%s", "level": "%s", "duration": -1, "permissions": [
                  {"kind": "%s", "namespace": "%s", "access": [{"resource": "%s", "action": "%s"}]}]}""".formatted(Made.name(), level, kind, namespace, parts[0], parts[1]);
    }
}
