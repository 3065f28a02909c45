package dev.berth.safety;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.retention.Rows;
import dev.berth.testkit.Api;
import dev.berth.testkit.Patience;
import dev.berth.testkit.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Two servers on one database, killed by turns in the middle of a job: it reaches its end, and nothing is done or counted twice. */
@Tag("storm")
class KilledJobsTest {

    private static final String HEAP = "512m";
    private static final String ONE = "one";
    private static final String OTHER = "other";
    private static final String API = "/api/v2.0";

    /** More than that say nothing new. */
    private static final int MOST_KILLS = 20;

    private final int rounds = Math.ceilDiv(Math.min(StormSetting.given().kills(), MOST_KILLS), 2);
    private final TestDatabase database = TestDatabase.create();
    private final JdbcClient rows = JdbcClient.create(database.dataSource());
    private int killed;

    @TempDir
    private Path directory;

    @AfterEach
    void drop() {
        database.close();
    }

    /** In one of two directories, since servers do not share one. */
    private ServerProcess node(String name) {
        return ServerProcess.start(
                makeDirectory(name),
                HEAP,
                Map.of(
                        "BERTH_SECRET_KEY",
                        Base64.getEncoder().encodeToString(new byte[32]),
                        "BERTH_DATABASE_URL",
                        database.url(),
                        "BERTH_DATABASE_USERNAME",
                        database.username(),
                        "BERTH_DATABASE_PASSWORD",
                        database.password()));
    }

    private Path makeDirectory(String name) {
        try {
            return Files.createDirectories(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void retentionDeletesAndCountsEachArtifactOnce() {
        int artifacts = 8000 * rounds;
        try (ServerProcess first = node(ONE);
                ServerProcess second = node(OTHER)) {
            Api admin = admin(first);
            long project = Api.json(admin.get(API + "/projects/library"))
                    .get("project_id")
                    .asLong();
            rows.sql("insert into repository (project_id, name) values (?, 'library/killed')")
                    .param(project)
                    .update();
            Rows.write(rows, "library/killed", artifacts);
            admin.post("/api/internal/syncquota", "");
            String policy = location(admin.post(API + "/retentions", """
                    {"algorithm":"or","scope":{"level":"project","ref":%d},"trigger":{"kind":"Schedule","settings":{"cron":""}},
                     "rules":[{"action":"retain","template":"latestPushedK","params":{"latestPushedK":1},
                      "tag_selectors":[{"kind":"doublestar","decoration":"matches","pattern":"**"}],
                      "scope_selectors":{"repository":[{"kind":"doublestar","decoration":"repoMatches","pattern":"**"}]}}]}
                    """.formatted(project)));
            String run = location(admin.post(policy + "/executions", "{\"dry_run\":false}"));
            killInTurns(first, second, () -> count("select count(*) from retention_decision where not pending"));

            try (ServerProcess last = node(ONE)) {
                Patience.untilTrue(this::isOver);
                JsonNode task = Api.json(admin(last).get(run + "/tasks")).get(0);
                assertThat(task.get("status").asString()).as(task.toString()).isEqualTo("Success");
                assertThat(task.get("total").asInt()).isEqualTo(artifacts);
                assertThat(task.get("retained").asInt()).isEqualTo(1);
                assertThat(task.get("deleted").asInt()).isEqualTo(artifacts - 1);
                requireGoneOnce(artifacts - 1);
                requireTrueFigures(admin(last));
            }
        }
    }

    private void requireGoneOnce(int artifacts) {
        assertThat(count("select count(*) from manifest")).isEqualTo(1);
        assertThat(count("select count(*) from retention_decision where verdict = 'DELETE' and not pending"))
                .isEqualTo(artifacts);
        assertThat(count("select count(*) from audit_entry where operation = 'delete' and resource_type = 'artifact'"))
                .isEqualTo(artifacts);
        assertThat(count("""
                        select count(distinct resource) from audit_entry
                        where operation = 'delete' and resource_type = 'artifact'
                        """)).isEqualTo(artifacts);
    }

    /** What is counted as used is what is counted anew. */
    private void requireTrueFigures(Api admin) {
        String figures = admin.get(API + "/quotas").body();
        admin.post("/api/internal/syncquota", "");
        assertThat(Api.json(admin.get(API + "/quotas")).findValuesAsString("storage"))
                .isEqualTo(JsonMapper.shared().readTree(figures).findValuesAsString("storage"));
    }

    @Test
    void aPurgeCountsEachEntryOnce() {
        int entries = 150_000 * rounds;
        rows.sql("""
                insert into audit_entry (op_time, username, account, credential, operation, resource_type, resource)
                select timestamptz '2001-02-03' + make_interval(secs => n), 'old', 'user:1', 'password', 'pull', 'artifact', 'x'
                from generate_series(1, ?) n
                """).param(entries).update();
        try (ServerProcess first = node(ONE);
                ServerProcess second = node(OTHER)) {
            String run = location(admin(first).post(API + "/system/purgeaudit/schedule", """
                    {"schedule":{"type":"Manual"},"parameters":{"audit_retention_hour":24,"include_event_types":"pull_artifact"}}
                    """));
            killInTurns(first, second, () -> count("select count(*) from audit_entry where resource = 'audit-log'"));

            try (ServerProcess last = node(ONE)) {
                Patience.untilTrue(this::isOver);
                JsonNode purge = Api.json(admin(last).get(run));
                assertThat(purge.get("job_status").asString())
                        .as(purge.toString())
                        .isEqualTo("Success");
                assertThat(purge.get("job_parameters").asString()).contains("\"purged\":" + entries);
                assertThat(count("select count(*) from audit_entry where username = 'old'"))
                        .isZero();
                assertThat(count(
                                "select sum((after->>'purged')::bigint) from audit_entry where resource = 'audit-log'"))
                        .isEqualTo(entries);
            }
        }
    }

    /** One dies, and as soon as the other has gone on, that one as well; so the second one always had the work. */
    private void killInTurns(ServerProcess first, ServerProcess second, LongSupplier progress) {
        List<ServerProcess> both = List.of(first, second);
        for (int round = 0; round < rounds && !isOver(); round++) {
            both = round == 0 ? both : List.of(node(ONE), node(OTHER));
            for (ServerProcess node : both) {
                long before = progress.getAsLong();
                Patience.untilTrue(() -> progress.getAsLong() != before || isOver());
                killed += isOver() ? 0 : 1;
                kill(node);
            }
        }
        assertThat(killed).as("killed in the middle").isGreaterThanOrEqualTo(2);
    }

    /** As if it had been silent for long already. */
    private void kill(ServerProcess node) {
        node.kill();
        rows.sql("update job_node set heartbeat_at = heartbeat_at - interval '1 hour' where process = ?")
                .param(node.pid())
                .update();
    }

    private boolean isOver() {
        return count("select count(*) from job_execution where ended_at is null") == 0;
    }

    private long count(String sql) {
        return rows.sql(sql).query(Long.class).single();
    }

    private static Api admin(ServerProcess server) {
        return Api.basic(server.url(), "admin", ServerProcess.PASSWORD);
    }

    private static String location(HttpResponse<String> created) {
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return created.headers().firstValue("Location").orElseThrow();
    }
}
