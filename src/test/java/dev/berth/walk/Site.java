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

    static final String REPOSITORY = "app";

    static Site make(BerthServer server, String project) {
        Api admin = Api.admin(server);
        ManifestJson image = push(server, project + "/" + REPOSITORY, "latest");
        return new Site(
                project,
                Map.ofEntries(
                        Map.entry("project_name", project),
                        Map.entry("project_name_or_id", project),
                        Map.entry("project_id", Made.id(admin.get("/api/v2.0/projects/" + project), "project_id")),
                        Map.entry("repository_name", REPOSITORY),
                        Map.entry("reference", image.digest().toString()),
                        Map.entry("tag_name", "latest"),
                        Map.entry("addition", "build_history"),
                        Map.entry("meta_name", "auto_scan"),
                        Map.entry("mid", Made.member(server, project, new People(server).user()))));
    }

    /** The same names and numbers under a project that does not exist. */
    Site in(String absent) {
        Map<String, String> others = new HashMap<>(variables);
        others.put("project_name", absent);
        others.put("project_name_or_id", absent);
        return new Site(absent, others);
    }

    /** Pushes another image, so that its repository or its artifact can be deleted. */
    static ManifestJson push(BerthServer server, String repository, String tag) {
        RegistryClient client = RegistryClient.admin(server, repository);
        ManifestJson image = client.image(Bytes.random(32));
        client.putManifest(tag, image).expect(201);
        return image;
    }
}
