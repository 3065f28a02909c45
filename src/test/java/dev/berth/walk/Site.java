package dev.berth.walk;

import java.util.HashMap;
import java.util.Map;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;

/**
 * A project with one of everything, for callers to try themselves on.
 *
 * @param variables what stands for the variables of paths and bodies in it
 */
record Site(String project, Map<String, String> variables) {

    private static final String REPOSITORY = "app";

    /** A number that nothing has. */
    private static final String ABSENT = "987654321";

    static Site make(BerthServer server, String project) {
        Api admin = Api.admin(server);
        String repository = REPOSITORY + "-of-" + project;
        String tag = "tag-of-" + project;
        ManifestJson image = push(server, project + "/" + repository, tag);
        String id = Made.id(admin.get("/api/v2.0/projects/" + project), "project_id");
        Made.expect(200, admin.post("/api/v2.0/projects/" + project + "/metadatas/", "{\"auto_scan\": \"true\"}"));
        Map<String, String> robot = Made.robot(server, project);
        Map<String, String> retention = Made.retention(server, id);
        Site site = new Site(
                project,
                Map.ofEntries(
                        Map.entry("robot_id", String.valueOf(robot.get("robot_id"))),
                        Map.entry("robot_name", String.valueOf(robot.get("robot_name"))),
                        Map.entry("project_name", project),
                        Map.entry("project_name_or_id", project),
                        Map.entry("project_id", id),
                        Map.entry("quota_id", Made.quota(server, id)),
                        Map.entry("immutable_rule_id", Made.immutabilityRule(server, project)),
                        Map.entry("label_id", Made.label(server, id)),
                        Map.entry("repository_name", repository),
                        Map.entry("source", repository),
                        Map.entry("reference", image.digest().toString()),
                        Map.entry("digest", icon(admin, project, repository, image)),
                        Map.entry("tag_name", tag),
                        Map.entry("blob", config(image)),
                        Map.entry("absent_blob", "sha256:" + "0".repeat(64)),
                        Map.entry("addition", "build_history"),
                        Map.entry("meta_name", "auto_scan"),
                        Map.entry("group_id", Made.group(server)),
                        Map.entry("execution_id", ABSENT),
                        Map.entry("job_id", ABSENT),
                        Map.entry("purge_id", ABSENT),
                        Map.entry("gc_id", ABSENT),
                        Map.entry("provider_id", ABSENT),
                        Map.entry("check_id", ABSENT),
                        Map.entry("user_id", Made.userId(server, new People(server).user())),
                        Map.entry("mid", Made.member(server, project, new People(server).user()))));
        return site.with(retention);
    }

    private static String config(ManifestJson image) {
        return image.fields().get("config") instanceof Map<?, ?> config ? String.valueOf(config.get("digest")) : "";
    }

    private static String icon(Api admin, String project, String repository, ManifestJson image) {
        return Made.id(
                admin.get("/api/v2.0/projects/" + project + "/repositories/" + repository + "/artifacts/"
                        + image.digest()),
                "icon");
    }

    /** The same names under a project that does not exist, and numbers that nothing has. */
    Site in(String absent) {
        Map<String, String> others = new HashMap<>(variables);
        others.replaceAll((variable, value) -> variable.endsWith("id") ? ABSENT : value);
        others.put("project_name", absent);
        others.put("project_name_or_id", absent);
        return new Site(absent, others);
    }

    /** The same with some other variables. */
    Site with(Map<String, String> changed) {
        Map<String, String> others = new HashMap<>(variables);
        others.putAll(changed);
        return new Site(project, others);
    }

    String repository() {
        return String.valueOf(variables.get("source"));
    }

    /** Its variables, with one that names something of another place. */
    Map<String, String> exchanged(String variable, Site other) {
        Map<String, String> exchanged = new HashMap<>(variables);
        exchanged.put(variable, String.valueOf(other.variables.get(variable)));
        return exchanged;
    }

    /** Pushes another image, so that its repository or its artifact can be deleted. */
    static ManifestJson push(BerthServer server, String repository, String tag) {
        RegistryClient client = RegistryClient.admin(server, repository);
        ManifestJson image = client.image(Bytes.random(32));
        client.putManifest(tag, image).expect(201);
        return image;
    }
}
