package dev.berth.benchmark;

import java.nio.ByteBuffer;
import java.util.List;

import dev.berth.testkit.ManyArtifacts;

/** Pages of lists in a registry of 1,000 projects and 100,000 artifacts, 10,000 of them in one repository, each with a tag. */
final class ListWorkloads {

    private static final int PROJECTS = 1_000;
    private static final int REPOSITORIES = 9;
    private static final int LARGE = 10_000;

    private static final String PROJECT = "/api/v2.0/projects/" + ManyArtifacts.PROJECT;
    private static final String IN_LARGE =
            "/api/v2.0/projects/" + ManyArtifacts.LARGE.replace("/", "/repositories/") + "/artifacts";

    private ListWorkloads() {}

    /** Writes the rows into the server's database. */
    static void fill(Berth berth) {
        new ManyArtifacts(berth.database()).write(PROJECTS, REPOSITORIES, LARGE);
    }

    static List<Workload> of(Berth berth) {
        return List.of(
                get(berth, "list all repositories", "/api/v2.0/repositories"),
                get(berth, "list repositories of a project", PROJECT + "7/repositories"),
                get(berth, "list artifacts, 10 of 10", PROJECT + "7/repositories/r3/artifacts"),
                get(berth, "list artifacts, first 100 of 10,000", IN_LARGE + "?page_size=100"),
                get(berth, "list artifacts, last 100 of 10,000", IN_LARGE + "?page_size=100&page=100"),
                get(berth, "list artifacts by part of a tag", IN_LARGE + "?q=tags=~77"),
                get(berth, "list artifacts of a project", PROJECT + "1/artifacts"),
                get(berth, "get artifact by tag", IN_LARGE + "/v5000"));
    }

    private static Workload get(Berth berth, String name, String path) {
        ByteBuffer get = Request.get(path, berth.password());
        return new Workload(name, 0, contestant -> number -> {
            Client client = new Client(contestant.server(), contestant.repository());
            return new Operation(client, () -> client.lengthOf(get.duplicate()));
        });
    }
}
