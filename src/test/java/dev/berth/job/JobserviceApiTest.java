package dev.berth.job;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Patience;
import dev.berth.testkit.People;
import dev.berth.testkit.TestRobot;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class JobserviceApiTest {

    private static final String PATH = "/api/v2.0/jobservice";
    private static final String PURGE = "/api/v2.0/system/purgeaudit/schedule";

    private final BerthServer server = BerthServer.shared();
    private final Api admin = Api.admin(server);

    @AfterEach
    void resume() {
        act("/queues/all", "resume");
    }

    private int act(String path, String action) {
        return admin.put(PATH + path, "{\"action\":\"%s\"}".formatted(action)).statusCode();
    }

    private Api robot(String... rights) {
        return TestRobot.inSystem(server, TestRobot.place("system", "/", rights))
                .api();
    }

    private String start() {
        return Patience.until(() -> {
            var answer = admin.post(
                    PURGE,
                    "{\"schedule\":{\"type\":\"Manual\"},\"parameters\":{\"audit_retention_hour\":240000,\"include_event_types\":\"pull_artifact\"}}");
            return answer.statusCode() == 409
                    ? Optional.empty()
                    : answer.headers().firstValue("Location").map(location -> location.replaceAll(".*/", ""));
        });
    }

    private JsonNode execution(String id) {
        return Api.json(admin.get(PATH + "/executions/" + id));
    }

    private JsonNode task(String execution) {
        return Api.json(admin.get(PATH + "/executions/" + execution + "/tasks")).get(0);
    }

    private void awaitStatus(String execution, String status) {
        Patience.untilTrue(() -> execution(execution).get("status").asString().equals(status));
    }

    private JsonNode queue(String type) {
        return Api.json(admin.get(PATH + "/queues"))
                .valueStream()
                .filter(queue -> queue.get("job_type").asString().equals(type))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsPausedWaitsUntilItIsResumed() {
        assertThat(act("/queues/purge_audit_log", "pause")).isEqualTo(200);
        assertThat(queue("PURGE_AUDIT_LOG").get("paused").asBoolean()).isTrue();
        String id = start();

        assertThat(queue("PURGE_AUDIT_LOG").get("count").asInt()).isEqualTo(1);
        assertThat(execution(id).get("status").asString()).isEqualTo("Pending");

        assertThat(act("/queues/PURGE_AUDIT_LOG", "resume")).isEqualTo(200);
        awaitStatus(id, "Success");
        assertThat(queue("PURGE_AUDIT_LOG").get("paused").asBoolean()).isFalse();
    }

    @Test
    void whatWaitsIsStoppedByItsQueueByItsNumberOrByItsExecution() {
        act("/queues/PURGE_AUDIT_LOG", "pause");

        String byQueue = start();
        assertThat(act("/queues/PURGE_AUDIT_LOG", "stop")).isEqualTo(200);
        awaitStatus(byQueue, "Stopped");

        String byNumber = start();
        String job = task(byNumber).get("id").asString();
        assertThat(admin.put(PATH + "/jobs/" + job, "").statusCode()).isEqualTo(200);
        awaitStatus(byNumber, "Stopped");
        assertThat(task(byNumber).get("status_message").asString()).isEqualTo("stopped by admin");

        String byExecution = start();
        assertThat(act("/executions/" + byExecution, "stop")).isEqualTo(200);
        awaitStatus(byExecution, "Stopped");
    }

    @Test
    void whatWasStoppedIsDoneAgainByAnAdministratorAlone() {
        act("/queues/PURGE_AUDIT_LOG", "pause");
        String id = start();
        act("/executions/" + id, "stop");
        act("/queues/PURGE_AUDIT_LOG", "resume");
        Api robot = robot("jobservice-monitor:list", "jobservice-monitor:stop");

        assertThat(robot.put(PATH + "/executions/" + id, "{\"action\":\"retry\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(robot.put(PATH + "/executions/" + id, "{\"action\":\"stop\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(act("/executions/" + id, "retry")).isEqualTo(200);
        awaitStatus(id, "Success");
        assertThat(act("/executions/" + id, "retry")).isEqualTo(409);
        assertThat(execution(id).at("/metrics/success_task_count").asInt()).isEqualTo(1);
    }

    @Test
    void twoAtOnceAreRefused() {
        act("/queues/PURGE_AUDIT_LOG", "pause");
        start();

        var second = admin.post(
                PURGE,
                "{\"schedule\":{\"type\":\"Manual\"},\"parameters\":{\"audit_retention_hour\":24,\"include_event_types\":\"pull_artifact\"}}");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("is going on already");
        act("/queues/PURGE_AUDIT_LOG", "stop");
    }

    @Test
    void whoWorksIsShown() {
        JsonNode pool = Patience.until(() -> Api.json(admin.get(PATH + "/pools"))
                .valueStream()
                .filter(some ->
                        some.get("pid").asLong() == ProcessHandle.current().pid())
                .findFirst());

        assertThat(pool.get("concurrency").asInt()).isEqualTo(4);
        String id = pool.get("worker_pool_id").asString();
        assertThat(admin.get(PATH + "/pools/" + id + "/workers").statusCode()).isEqualTo(200);
        assertThat(admin.get(PATH + "/pools/all/workers").statusCode()).isEqualTo(200);
        assertThat(admin.get(PATH + "/pools/nobody/workers").statusCode()).isEqualTo(404);
    }

    @Test
    void whatWasSaidIsRead() {
        String id = start();
        awaitStatus(id, "Success");

        var log = admin.get(PATH + "/jobs/" + task(id).get("id").asString() + "/log");

        assertThat(log.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(log.body()).contains("pull_artifact").endsWith("Success\n");
    }

    @Test
    void theSchedulerIsPausedByItsQueue() {
        act("/queues/scheduler", "pause");
        assertThat(paused()).isTrue();
        act("/queues/scheduler", "resume");
        assertThat(paused()).isFalse();
    }

    private boolean paused() {
        return Api.json(admin.get("/api/v2.0/schedules/all/paused"))
                .get("paused")
                .asBoolean();
    }

    @Test
    void executionsAreFilteredByWhatTheyShow() {
        String id = start();
        awaitStatus(id, "Success");
        String list = PATH + "/executions?q=vendor_type=PURGE_AUDIT_LOG,status=Success,id=" + id;

        assertThat(Api.json(admin.get(list))).hasSize(1);
        assertThat(Api.json(admin.get(list.replace("Success", "Error")))).isEmpty();
        assertThat(admin.get(PATH + "/executions?q=by_key=x").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"queues/NOTHING", "jobs/1x", "jobs/987654321", "executions/987654321"})
    void whatIsNotThereIsNotFound(String path) {
        assertThat(admin.put(PATH + "/" + path, "{\"action\":\"stop\"}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void anUnknownActionIsRefused() {
        assertThat(List.of(act("/queues/all", "burn"), act("/executions/1", "burn")))
                .containsOnly(422);
    }

    @Test
    void onlyWhoMayWatchesOverJobs() {
        Api person = Api.basic(server, new People(server).user(), People.PASSWORD);
        Api listing = robot("jobservice-monitor:list");

        assertThat(person.get(PATH + "/executions").statusCode()).isEqualTo(403);
        assertThat(listing.get(PATH + "/executions").statusCode()).isEqualTo(200);
        assertThat(listing.put(PATH + "/queues/all", "{\"action\":\"pause\"}").statusCode())
                .isEqualTo(403);
        assertThat(listing.get(PURGE).statusCode()).isEqualTo(403);
    }
}
