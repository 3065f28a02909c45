package dev.berth.testkit;

import java.util.concurrent.atomic.AtomicInteger;

/** Projects and users with names of their own, made through the server's API, so that tests that share a server do not meet. */
public final class People {

    public static final String PASSWORD = "Test-User-12345";

    /** The role ids of the API. */
    public static final int PROJECT_ADMIN = 1;

    public static final int DEVELOPER = 2;
    public static final int GUEST = 3;

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final BerthServer server;

    public People(BerthServer server) {
        this.server = server;
    }

    /** A new private project's name. */
    public String project() {
        return project(false);
    }

    public String publicProject() {
        return project(true);
    }

    /** A new user's name, without any role; the password is {@link #PASSWORD}. */
    public String user() {
        String name = "user" + COUNT.incrementAndGet();
        post("users", """
                {"username": "%1$s", "email": "%1$s@example.com", "realname": "%1$s", "password": "%2$s"}""".formatted(name, PASSWORD));
        return name;
    }

    /** A new user who has this role in the project. */
    public String member(String project, int role) {
        String name = user();
        join(project, name, role);
        return name;
    }

    public void join(String project, String user, int role) {
        post("projects/" + project + "/members", """
                {"role_id": %d, "member_user": {"username": "%s"}}""".formatted(role, user));
    }

    private String project(boolean open) {
        String name = "project" + COUNT.incrementAndGet();
        post("projects", """
                {"project_name": "%s", "metadata": {"public": "%s"}}""".formatted(name, open));
        return name;
    }

    private void post(String path, String json) {
        var answer = Api.admin(server).post("/api/v2.0/" + path, json);
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("POST " + path + ": " + answer.statusCode() + " " + answer.body());
        }
    }
}
