package dev.berth.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Patience;
import dev.berth.testkit.People;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class PurgeApiTest {

    private static final String PATH = "/api/v2.0/system/purgeaudit";

    private final BerthServer server = BerthServer.shared();
    private final Api admin = Api.admin(server);
    private final JdbcClient jdbc = JdbcClient.create(server.database().dataSource());
    private final String who = "purge-" + System.nanoTime();

    @BeforeEach
    void someOldEntries() {
        jdbc.sql("""
                        insert into audit_entry (op_time, username, account, credential, operation, resource_type, resource)
                        select timestamptz '2001-02-03' + make_interval(secs => number), ?, 'user:1', 'password',
                               case number % 3 when 0 then 'create' when 1 then 'pull' else 'paint' end,
                               case number % 3 when 2 then 'wall' else 'artifact' end, 'x'
                          from generate_series(1, 12000) number
                        """).param(who).update();
    }

    @AfterEach
    void withoutSchedule() {
        admin.put(PATH + "/schedule", "{\"schedule\":{\"type\":\"None\"}}");
    }

    private static String manual(String parameters) {
        return "{\"schedule\":{\"type\":\"Manual\"},\"parameters\":" + parameters + "}";
    }

    private JsonNode run(String parameters) {
        var answer = admin.post(PATH + "/schedule", manual(parameters));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return Patience.until(() -> Optional.of(Api.json(admin.get(location)))
                .filter(job -> List.of("Success", "Error", "Stopped")
                        .contains(job.get("job_status").asString())));
    }

    private long left(String operation) {
        return jdbc.sql("select count(*) from audit_entry where username = ? and operation = ?")
                .params(who, operation)
                .query(Long.class)
                .single();
    }

    @Test
    void whatIsOldAndChosenGoesAndSomebodyIsNamedForIt() {
        JsonNode job = run("{\"audit_retention_hour\":24,\"include_event_types\":\"pull_artifact\"}");

        assertThat(job.get("job_status").asString()).as(job.toString()).isEqualTo("Success");
        assertThat(job.get("job_kind").asString()).isEqualTo("MANUAL");
        JsonNode parameters =
                JsonMapper.shared().readTree(job.get("job_parameters").asString());
        assertThat(parameters.get("purged").asLong()).isGreaterThanOrEqualTo(4000);
        assertThat(left("pull")).isZero();
        assertThat(left("create")).isEqualTo(4000);
        assertThat(left("paint")).isEqualTo(4000);
        assertThat(jdbc.sql("select count(*) from audit_entry where username = 'admin' and resource_type = 'audit-log'")
                        .query(Long.class)
                        .single())
                .isPositive();
        assertThat(admin.get(PATH + "/" + job.get("id").asLong() + "/log").body())
                .contains("pull_artifact", "has purged", "Success");
    }

    @Test
    void whatHasNoNameOfItsOwnIsPurgedAsOtherEvents() {
        run("{\"audit_retention_hour\":24,\"include_event_types\":\"other_events\"}");

        assertThat(left("paint")).isZero();
        assertThat(left("pull")).isEqualTo(4000);
    }

    @Test
    void olderClientsNameOperations() {
        run("{\"audit_retention_hour\":24,\"include_operations\":\"create,pull\"}");

        assertThat(left("create") + left("pull")).isZero();
        assertThat(left("paint")).isEqualTo(4000);
    }

    @Test
    void aDryRunCountsTheSameAndLeavesEverything() {
        JsonNode job =
                run("{\"audit_retention_hour\":24,\"include_event_types\":\"create_artifact\",\"dry_run\":true}");

        assertThat(job.get("job_parameters").asString()).contains("\"dry_run\":true");
        assertThat(JsonMapper.shared()
                        .readTree(job.get("job_parameters").asString())
                        .get("purged")
                        .asLong())
                .isGreaterThanOrEqualTo(4000);
        assertThat(left("create")).isEqualTo(4000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"include_event_types":"pull_artifact"}                                 | audit_retention_hour is null
            {"audit_retention_hour":0,"include_event_types":"pull_artifact"}        | audit_retention_hour is 0
            {"audit_retention_hour":-1,"include_event_types":"pull_artifact"}       | audit_retention_hour is -1
            {"audit_retention_hour":1.5,"include_event_types":"pull_artifact"}      | audit_retention_hour is 1.5
            {"audit_retention_hour":240001,"include_event_types":"pull_artifact"}   | audit_retention_hour is 240001
            {"audit_retention_hour":"a","include_event_types":"pull_artifact"}      | audit_retention_hour is a
            {"audit_retention_hour":24}                                             | include_event_types is missing
            {"audit_retention_hour":24,"include_event_types":"eat_artifact"}        | include_event_types holds eat_artifact
            {"audit_retention_hour":24,"include_operations":"eat"}                  | include_operations holds eat
            """)
    void whatDoesNotSayWhatGoesIsRefused(String parameters, String why) {
        var answer = admin.post(PATH + "/schedule", manual(parameters));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            * * * * * *     | the first field is the second
            */5 * * * * *   | the first field is the second
            0 0 0 31 2 *    | there is no such day
            0 0 0 * *       | it has 5 fields
            0 0 25 * * *    | cannot be followed
            nonsense        | it has 1 fields
            """)
    void aScheduleThatCannotBeFollowedIsRefusedWithTheReason(String cron, String why) {
        var answer = admin.put(PATH + "/schedule", """
                {"schedule":{"type":"Custom","cron":"%s"},"parameters":{"audit_retention_hour":24,"include_event_types":"pull_artifact"}}""".formatted(cron));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(why);
    }

    @Test
    void aScheduleIsSetShownAndRemoved() {
        String wish = """
                {"schedule":{"type":"Weekly"},"parameters":{"audit_retention_hour":48,"include_event_types":"pull_artifact"}}""";
        assertThat(admin.post(PATH + "/schedule", wish).statusCode()).isEqualTo(201);

        JsonNode schedule = Api.json(admin.get(PATH + "/schedule"));
        assertThat(schedule.at("/schedule/type").asString()).isEqualTo("Weekly");
        assertThat(schedule.at("/schedule/cron").asString()).isEqualTo("0 0 0 * * 0");
        assertThat(Instant.parse(schedule.at("/schedule/next_scheduled_time").asString()))
                .isBetween(Instant.now(), Instant.now().plus(Duration.ofDays(7)));
        assertThat(schedule.get("job_parameters").asString()).contains("\"audit_retention_hour\":48");
        assertThat(admin.get("/api/v2.0/schedules?page_size=100").body()).contains("PURGE_AUDIT_LOG");

        admin.put(PATH + "/schedule", "{\"schedule\":{\"type\":\"None\"}}");
        assertThat(Api.json(admin.get(PATH + "/schedule")).at("/schedule/type").asString())
                .isEqualTo("None");
    }

    @Test
    void onlyAnAdministratorStartsIt() {
        Api person = Api.basic(server, new People(server).user(), People.PASSWORD);

        assertThat(person.post(PATH + "/schedule", manual("{}")).statusCode()).isEqualTo(403);
        assertThat(Api.anonymous(server).get(PATH).statusCode()).isEqualTo(401);
    }
}
