package dev.berth.browser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.ManyArtifacts;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each page asks of a server with 1,000 projects, 100,000 artifacts and a repository of 10,000 tags: how many requests, how long the
 * server takes for all of them together, and how much comes. It prints a table for {@code docs/performance.md}; the number of requests alone
 * has a bound here.
 */
@Tag("pages")
class PageCostTest {

    private static final int ROUNDS = 7;
    private static final int MOST_REQUESTS = 10;

    /** From the last byte that was sent to the first that came back, as the browser sees it, of every question to the API. */
    private static final String ASKED = """
            () => performance.getEntriesByType('resource')
              .filter((one) => new URL(one.name).pathname.startsWith('/api/'))
              .map((one) => ({ took: one.responseStart - one.requestStart, bytes: one.encodedBodySize }))""";

    /** @param took milliseconds of the server, all requests together */
    private record Cost(int requests, double took, double bytes) {}

    @Test
    void everyPageAsksFewQuestionsOfALargeRegistry() {
        try (BerthServer server = BerthServer.start();
                Tab tab = new Tab(server)) {
            new ManyArtifacts(JdbcClient.create(server.database().dataSource())).write(1_000, 10, 10_000);
            tab.administrator();
            Map<String, Cost> costs = new LinkedHashMap<>();
            addresses(server).forEach(address -> costs.put(address, measure(tab, address)));
            costs.forEach((address, cost) -> System.out.printf(
                    Locale.ROOT,
                    "| `%s` | %d | %.0f ms | %.1f KiB |%n",
                    address.replaceAll("sha256:(.{6}).*?(?=/|$)", "sha256:$1…"),
                    cost.requests(),
                    cost.took(),
                    cost.bytes() / 1024));

            assertThat(costs.values()).allMatch(cost -> cost.requests() <= MOST_REQUESTS);
        }
    }

    /** The one in the middle of several; the first two warm the server up. */
    private static Cost measure(Tab tab, String address) {
        List<Cost> costs = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            tab.open(address);
            if (i >= 2) {
                costs.add(cost((List<?>) tab.page().evaluate(ASKED)));
            }
        }
        costs.sort((one, other) -> Double.compare(one.took(), other.took()));
        return costs.get(costs.size() / 2);
    }

    private static Cost cost(List<?> asked) {
        return new Cost(asked.size(), sum(asked, "took"), sum(asked, "bytes"));
    }

    private static double sum(List<?> asked, String field) {
        return asked.stream()
                .map(one -> ((Map<?, ?>) one).get(field))
                .mapToDouble(value -> value instanceof Number number ? number.doubleValue() : 0)
                .sum();
    }

    private static List<String> addresses(BerthServer server) {
        String large = "/projects/many-1/repositories/large";
        String digest = Api.json(
                        Api.admin(server).get("/api/v2.0/projects/many-1/repositories/large/artifacts?page_size=1"))
                .get(0)
                .get("digest")
                .asString();
        return List.of(
                "/projects",
                "/projects?page=40",
                "/projects?filter=many-77",
                "/projects/many-1",
                "/projects/many-1/repositories",
                "/projects/many-1/members",
                "/projects/many-1/labels",
                "/projects/many-1/robots",
                "/projects/many-1/policies",
                "/projects/many-1/logs",
                "/projects/many-1/configuration",
                large,
                large + "?page=400",
                large + "?filter=v99",
                large + "?sort=size",
                large + "/artifacts/" + digest,
                large + "/artifacts/" + digest + "/manifest",
                "/search?q=many",
                "/search?q=large",
                "/admin",
                "/admin/users",
                "/admin/quotas",
                "/admin/labels",
                "/admin/robots",
                "/admin/jobs",
                "/admin/collection",
                "/admin/audit",
                "/admin/configuration",
                "/account");
    }
}
