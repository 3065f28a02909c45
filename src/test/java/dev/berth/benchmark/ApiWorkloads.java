package dev.berth.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** What automation asks of the token service and of the REST API, with its credentials in every request. */
final class ApiWorkloads {

    private static final String PROJECT = "library";
    private static final String TOKEN =
            "/service/token?service=harbor-registry&scope=repository:" + PROJECT + "/benchmark:pull,push";

    private ApiWorkloads() {}

    static List<Workload> of(Berth berth) {
        return List.of(
                get("token by a robot's secret", TOKEN, () -> berth.robot(PROJECT)),
                get("token by a password", TOKEN, berth::password),
                get("GET project by a robot's secret", "/api/v2.0/projects/" + PROJECT, () -> berth.robot(PROJECT)),
                get("GET project by a password", "/api/v2.0/projects/" + PROJECT, berth::password),
                get("GET projects by a password", "/api/v2.0/projects", berth::password));
    }

    private interface Credential {
        String header() throws IOException;
    }

    private static Workload get(String name, String path, Credential credential) {
        return new Workload(name, 0, contestant -> {
            ByteBuffer get = Request.get(path, credential.header());
            return number -> {
                Client client = new Client(contestant.server(), contestant.repository());
                return new Operation(client, () -> client.lengthOf(get));
            };
        });
    }
}
