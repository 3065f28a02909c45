package dev.berth.retention;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.People;
import tools.jackson.databind.JsonNode;

import static dev.berth.retention.PolicyScene.RETENTIONS;
import static dev.berth.retention.PolicyScene.rule;
import static org.assertj.core.api.Assertions.assertThat;

class RetentionApiTest {

    private final BerthServer server = BerthServer.shared();
    private final PolicyScene scene = new PolicyScene(server);
    private final People people = new People(server);
    private final JdbcClient rows = JdbcClient.create(server.database().dataSource());

    @Test
    void aPolicyIsShownAsItWasMade() {
        String policy = scene.policy(rule("latestPushedK", 10, "release-*"), rule("always", 0, "v{1,2}"));

        JsonNode shown = Api.json(scene.api.get(policy));

        assertThat(policy).isEqualTo(RETENTIONS + "/" + shown.get("id").asLong());
        assertThat(shown.get("algorithm").asString()).isEqualTo("or");
        assertThat(shown.get("trigger").toString())
                .isEqualTo("{\"kind\":\"Schedule\",\"settings\":{\"cron\":\"\"},\"references\":{}}");
        assertThat(shown.get("scope").toString())
                .isEqualTo("{\"level\":\"project\",\"ref\":%d}".formatted(scene.projectId));
        assertThat(shown.get("rules").get(0).toString()).isEqualTo("""
                {"id":1,"priority":0,"disabled":false,"action":"retain","template":"latestPushedK","params":{"latestPushedK":10},\
                "tag_selectors":[{"kind":"doublestar","decoration":"matches","pattern":"release-*","extras":""}],\
                "scope_selectors":{"repository":[{"kind":"doublestar","decoration":"repoMatches","pattern":"**","extras":null}]}}""");
    }

    @Test
    void theProjectNamesItsPolicy() {
        String policy = scene.policy(rule("always", 0, "**"));
        String id = policy.substring(policy.lastIndexOf('/') + 1);

        assertThat(metadata("retention_id").asString("")).isEqualTo(id);
        assertThat(Api.json(scene.api.get(path() + "/metadatas/retention_id"))
                        .get("retention_id")
                        .asString())
                .isEqualTo(id);

        assertThat(scene.api.delete(policy).statusCode()).isEqualTo(200);
        assertThat(metadata("retention_id").isMissingNode()).isTrue();
        assertThat(scene.api.get(policy).statusCode()).isEqualTo(404);
    }

    @Test
    void S01_aProjectsModelThatIsSentBackChangesNoPolicy() {
        String policy = scene.policy(rule("always", 0, "**"));
        String id = policy.substring(policy.lastIndexOf('/') + 1);

        assertThat(scene.api
                        .put(path(), "{\"metadata\":{\"public\":\"false\",\"retention_id\":\"1\"}}")
                        .statusCode())
                .isEqualTo(200);

        assertThat(metadata("retention_id").asString("")).isEqualTo(id);
        assertThat(scene.api.delete(path() + "/metadatas/retention_id").statusCode())
                .isEqualTo(404);
    }

    @Test
    void rulesKeepTheirNumbers() {
        String policy = scene.policy(rule("latestPushedK", 1, "a"), rule("latestPushedK", 2, "b"));
        JsonNode rules = Api.json(scene.api.get(policy)).get("rules");

        HttpResponse<String> changed =
                scene.api.put(policy, scene.body("", rules.get(1).toString(), rule("latestPushedK", 3, "c")));

        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        JsonNode after = Api.json(scene.api.get(policy)).get("rules");
        assertThat(after.get(0)).isEqualTo(rules.get(1));
        assertThat(after.get(1).get("id").asInt()).isEqualTo(3);
    }

    @Test
    void aPolicyWithACronLineHasASchedule() {
        String policy = Api.json(scene.api.get(scene.api
                        .post(RETENTIONS, scene.body("0 30 2 * * *", rule("always", 0, "**")))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow()))
                .get("id")
                .asString();

        assertThat(cron(policy)).isEqualTo("0 30 2 * * *");
        assertThat(schedules(policy)).isEqualTo(1);

        scene.api.put(RETENTIONS + "/" + policy, scene.body("", rule("always", 0, "**")));
        assertThat(cron(policy)).isEmpty();
        assertThat(schedules(policy)).isZero();
    }

    @Test
    void withTheProjectGoTheirPolicyAndItsSchedule() {
        String created = scene.api
                .post(RETENTIONS, scene.body("0 30 2 * * *", rule("always", 0, "**")))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String id = created.substring(created.lastIndexOf('/') + 1);

        assertThat(scene.api.delete(path()).statusCode()).isEqualTo(200);

        assertThat(scene.api.get(created).statusCode()).isEqualTo(404);
        assertThat(schedules(id)).isZero();
        assertThat(rows.sql("select count(*) from retention_policy where policy_id = ?")
                        .param(Long.parseLong(id))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aProjectHasOnePolicy() {
        scene.policy(rule("always", 0, "**"));

        assertThat(refusal(scene.body("", rule("always", 0, "x")))).contains("has the retention policy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 0 0 30 2 *",
                "* * * * * *",
                "0 0 0 * *",
                "every day",
                "0 0 25 * * *",
            })
    void aScheduleThatCannotBeFollowedIsRefused(String cron) {
        assertThat(refusal(scene.body(cron, rule("always", 0, "**")))).contains(cron);
        assertThat(metadata("retention_id").isMissingNode()).isTrue();
    }

    @Test
    void whatMakesNoSenseIsRefusedWithTheReason() {
        assertThat(refusal(scene.body("", rule("latestPushedK", -1, "**")))).contains("0 to 32766");
        assertThat(refusal(scene.body("", rule("nothing", 1, "**")))).contains("unknown template \\\"nothing\\\"");
        assertThat(refusal(scene.body("", rule("always", 1, "[a")))).contains("[a");
        assertThat(refusal(scene.body("", rule("always", 1, "likes", "**", ""))))
                .contains("likes");
        assertThat(refusal(scene.body("", rule("always", 1, "matches", "**", "{"))))
                .contains("untagged");
        assertThat(refusal(scene.body("", rule("always", 1, "**")).replace("\"or\"", "\"and\"")))
                .contains("unknown algorithm");
        assertThat(refusal(scene.body("", rule("always", 1, "**")).replace("Schedule", "Event")))
                .contains("unknown trigger");
        assertThat(refusal(scene.body("", rule("always", 1, "**")).replace("project", "system")))
                .contains("level");
        String many = IntStream.range(0, 16)
                .mapToObj(n -> rule("latestPushedK", n, "**"))
                .collect(Collectors.joining(","));
        assertThat(refusal(scene.body("", many))).contains("at most 15");
    }

    @Test
    void whatIsMissingOrCannotBeStoredIsRefused() {
        String selectors = "\"tag_selectors\":[";
        String one = scene.body("", rule("always", 1, "**"));

        assertThat(refusal(scene.body("", "null"))).contains("rules hold a null");
        assertThat(refusal(one.replace(selectors, selectors + "null,"))).contains("tag_selectors hold a null");
        assertThat(refusal(one.replace("\"repository\":[", "\"repository\":[null,")))
                .contains("scope_selectors.repository hold a null");
        assertThat(refusal(scene.body("", rule("always", 1, "a\\u0000b")))).contains("U+0000");
    }

    @Test
    void twoRulesAlikeAreAConflict() {
        String twice = scene.body("", rule("latestPushedK", 3, "**"), rule("latestPushedK", 3, "**"));

        assertThat(scene.api.post(RETENTIONS, twice).statusCode()).isEqualTo(409);
    }

    @Test
    void aPolicyKeepsItsProject() {
        String policy = scene.policy(rule("always", 0, "**"));
        PolicyScene other = new PolicyScene(server);

        assertThat(scene.api.put(policy, other.body("", rule("always", 0, "x"))).statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatCanBeOfferedIsToldToThoseWhoHaveSignedIn() {
        JsonNode offered =
                Api.json(Api.basic(server, people.user(), People.PASSWORD).get(RETENTIONS + "/metadatas"));

        assertThat(offered.get("templates").findValuesAsString("rule_template"))
                .containsExactly(
                        "latestPushedK", "latestPulledN", "nDaysSinceLastPush", "nDaysSinceLastPull", "always");
        assertThat(offered.get("templates").get(0).toString()).isEqualTo("""
                {"rule_template":"latestPushedK","display_text":"the most recently pushed # artifacts","action":"retain",\
                "params":[{"type":"int","unit":"COUNT","required":true}]}""");
        assertThat(offered.get("tag_selectors").toString()).isEqualTo("""
                [{"display_text":"Tags","kind":"doublestar","decorations":["matches","excludes"]}]""");
        assertThat(Api.anonymous(server).get(RETENTIONS + "/metadatas").statusCode())
                .isEqualTo(401);
    }

    @Test
    void S09_whatBelongsToAnotherProjectIsNotThere() {
        PolicyScene other = new PolicyScene(server);
        other.push("v1");
        String foreign = other.policy(rule("always", 0, "**"));
        String run = other.run(foreign, true);
        long task = other.task(run).get("id").asLong();
        Api developer = Api.basic(server, people.member(scene.project, People.DEVELOPER), People.PASSWORD);
        String own = scene.policy(rule("always", 0, "**"));
        scene.push("v1");
        String ownRun = scene.run(own, true);

        for (HttpResponse<String> answer : List.of(
                developer.get(foreign),
                developer.put(foreign, scene.body("", rule("always", 0, "x"))),
                developer.delete(foreign),
                developer.post(foreign + "/executions", "{\"dry_run\":false}"),
                developer.get(foreign + "/executions"),
                developer.get(own + run.substring(foreign.length()) + "/tasks"),
                developer.send("PATCH", own + run.substring(foreign.length()), "{\"action\":\"stop\"}"),
                developer.get(ownRun + "/tasks/" + task),
                developer.get(ownRun + "/tasks/" + task + "/artifacts"))) {
            assertThat(answer.statusCode()).as(answer.uri().toString()).isEqualTo(404);
        }
        assertThat(developer
                        .post(RETENTIONS, other.body("", rule("always", 0, "x")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(other.api.get(foreign).statusCode()).isEqualTo(200);
    }

    @Test
    void developersKeepThePolicyAndGuestsDoNotEvenSeeIt() {
        String body = scene.body("", rule("always", 0, "**"));
        Api developer = Api.basic(server, people.member(scene.project, People.DEVELOPER), People.PASSWORD);
        Api guest = Api.basic(server, people.member(scene.project, People.GUEST), People.PASSWORD);

        String policy = developer
                .post(RETENTIONS, body)
                .headers()
                .firstValue("Location")
                .orElseThrow();

        assertThat(developer.put(policy, body).statusCode()).isEqualTo(200);
        assertThat(guest.get(policy).statusCode()).isEqualTo(404);
        assertThat(guest.delete(policy).statusCode()).isEqualTo(404);
        assertThat(developer.delete(policy).statusCode()).isEqualTo(200);
        assertThat(guest.post(RETENTIONS, body).statusCode()).isEqualTo(403);
    }

    @Test
    void everyChangeIsWrittenDownWithBeforeAndAfter() {
        String policy = scene.policy(rule("latestPushedK", 1, "**"));
        scene.api.put(policy, scene.body("0 0 3 * * *", rule("latestPushedK", 2, "**")));
        scene.api.delete(policy);

        List<String> entries = rows.sql("""
                        select concat_ws(' ', operation, before::text, '->', after::text) from audit_entry
                        where resource_type = 'tag-retention' and project_id = ? order by 1
                        """)
                .param(scene.projectId)
                .query((row, n) -> row.getString(1))
                .list();

        assertThat(entries).hasSize(3);
        assertThat(entries.get(0)).startsWith("create").contains("\"latestPushedK\": 1");
        assertThat(entries.get(1)).startsWith("delete").contains("\"latestPushedK\": 2");
        assertThat(entries.get(2))
                .startsWith("update")
                .containsSubsequence("\"latestPushedK\": 1", "->", "0 0 3 * * *", "\"latestPushedK\": 2");
    }

    private String refusal(String body) {
        HttpResponse<String> answer = scene.api.post(RETENTIONS, body);
        assertThat(answer.statusCode()).as(body).isEqualTo(400);
        return answer.body();
    }

    private JsonNode metadata(String name) {
        return Api.json(scene.api.get(path())).path("metadata").path(name);
    }

    private String path() {
        return "/api/v2.0/projects/" + scene.project;
    }

    private String cron(String policy) {
        return Api.json(scene.api.get(RETENTIONS + "/" + policy))
                .get("trigger")
                .get("settings")
                .get("cron")
                .asString();
    }

    private long schedules(String policy) {
        return rows.sql("select count(*) from job_timetable where job_type = 'RETENTION' and vendor_id = ?")
                .param(Long.parseLong(policy))
                .query(Long.class)
                .single();
    }
}
