package dev.berth.audit;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.People;

import static org.assertj.core.api.Assertions.assertThat;

/** Every operation that changes something leaves exactly one row when it succeeds and one when it is refused, and none is forgotten here. */
class EveryChangeIsAuditedTest {

    private static final String BASE = "/api/v2.0";
    private static final Set<RequestMethod> SAFE = Set.of(RequestMethod.GET, RequestMethod.HEAD);

    /** What only tries settings changes nothing, whatever its method. */
    private static final String TRIAL = "/ping";

    /** One alone would be refused more often in a minute than is written down. */
    private static final int STRANGERS = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<String> complaints = new ArrayList<>();
    private final Set<String> tried = new TreeSet<>();

    @Test
    void everyChangeLeavesOneRowAndEveryRefusalOne() {
        try (BerthServer server = BerthServer.start(Map.of("berth.outward.allowed-networks", "127.0.0.0/8,::1"))) {
            Api admin = Api.admin(server);
            admin.send("PUT", BASE + "/configurations", "{\"project_creation_restriction\":\"adminonly\"}");
            List<Api> strangers = Stream.generate(new People(server)::user)
                    .limit(STRANGERS)
                    .map(name -> Api.basic(server, name, People.PASSWORD))
                    .toList();
            JdbcClient rows = JdbcClient.create(server.database().dataSource());

            new EveryChange(
                            server,
                            (operation, path, json) -> {
                                refused(rows, strangers.get(tried.size() % STRANGERS), operation, path, json);
                                return done(rows, admin, operation, path, json);
                            },
                            new EveryChange.Secrets(
                                    "First-Password-1", "Second-Password-2", "Cli-Secret-3", "Robot-Secret-4"))
                    .run();

            assertThat(complaints).isEmpty();
            assertThat(tried)
                    .as("operations that change something; each needs its line in EveryChange")
                    .isEqualTo(changing(server));
        }
    }

    private void refused(JdbcClient rows, Api stranger, String operation, String path, @Nullable String json) {
        long last = last(rows);
        int status =
                stranger.send(operation.split(" ", 2)[0], BASE + path, json).statusCode();
        if (status != 403 && status != 404) {
            complaints.add(operation + " was not refused to a stranger but answered " + status);
        }
        Instant deadline = Instant.now().plus(PATIENCE);
        while (last(rows) == last && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        expectOne(rows, last, operation + " refused", "status = " + status + " and username like 'user%'");
    }

    private HttpResponse<String> done(
            JdbcClient rows, Api admin, String operation, String path, @Nullable String json) {
        tried.add(operation);
        long last = last(rows);
        HttpResponse<String> answer = admin.send(operation.split(" ", 2)[0], BASE + path, json);
        assertThat(answer.statusCode()).as(operation + ": " + answer.body()).isBetween(200, 299);
        expectOne(rows, last, operation + " done", "status is null and username = 'admin'");
        return answer;
    }

    /** That a run has ended is an event of its own, and comes when it comes. */
    private void expectOne(JdbcClient rows, long last, String what, String condition) {
        List<String> found = rows.sql("""
                        select operation || ' ' || resource_type || ' ' || resource || ' ' || coalesce(status, 0)
                               || case when %s then '' else ' (unexpected)' end
                          from audit_entry where entry_id > :last and operation <> 'execute'
                        """.formatted(condition))
                .param("last", last)
                .query((row, number) -> row.getString(1))
                .list();
        if (found.size() != 1 || found.getFirst().contains("(unexpected)")) {
            complaints.add(what + ": expected one row, but found " + found);
        }
    }

    private static long last(JdbcClient rows) {
        return rows.sql("select coalesce(max(entry_id), 0) from audit_entry")
                .query(Long.class)
                .single();
    }

    private static Set<String> changing(BerthServer server) {
        return server
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(entry -> !entry.getValue().getBeanType().getSimpleName().equals("UnbuiltOperation"))
                .flatMap(entry -> operations(entry.getKey()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> operations(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .filter(path -> path.startsWith(BASE))
                .map(path -> path.substring(BASE.length())
                        .replaceAll("\\{[^}]*}", "{}")
                        .replaceAll("/$", ""))
                .filter(path -> !path.endsWith(TRIAL))
                .distinct()
                .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                        .filter(method -> !SAFE.contains(method))
                        .map(method -> method + " " + path))
                .toList();
    }
}
