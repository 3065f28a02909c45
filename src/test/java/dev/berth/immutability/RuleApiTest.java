package dev.berth.immutability;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.ImmutabilityRules;
import dev.berth.testkit.People;
import tools.jackson.databind.JsonNode;

import static dev.berth.testkit.ImmutabilityRules.body;
import static org.assertj.core.api.Assertions.assertThat;

/** The life of rules in Harbor's API. */
class RuleApiTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final People PEOPLE = new People(SERVER);

    private final String project = PEOPLE.project();
    private final Api maintainer = Api.basic(SERVER, PEOPLE.member(project, 4), People.PASSWORD);
    private final ImmutabilityRules rules = new ImmutabilityRules(maintainer, project);

    @Test
    void aRuleIsMadeListedChangedAndDeleted() {
        HttpResponse<String> made = expect(201, rules.post(body(false, "matches", "v*", "repoExcludes", "a/**")));
        String path = made.headers().firstValue("Location").orElseThrow();

        JsonNode rule = only();
        assertThat(path).isEqualTo(rules.path() + "/" + rule.get("id").asLong());
        assertThat(rule.get("disabled").asBoolean()).isFalse();
        assertThat(rule.get("action").asString()).isEqualTo("immutable");
        assertThat(rule.get("template").asString()).isEqualTo("immutable_template");
        assertThat(rule.get("priority").asInt()).isZero();
        assertThat(selector(rule.get("tag_selectors"))).isEqualTo("doublestar matches v*");
        assertThat(selector(rule.get("scope_selectors").get("repository"))).isEqualTo("doublestar repoExcludes a/**");

        expect(200, maintainer.put(path, body(true, "excludes", "dev-*", "repoMatches", "**")));
        rule = only();
        assertThat(rule.get("disabled").asBoolean()).isTrue();
        assertThat(selector(rule.get("tag_selectors"))).isEqualTo("doublestar excludes dev-*");

        expect(200, maintainer.delete(path));
        assertThat(list()).isEmpty();
        expect(404, maintainer.delete(path));
        expect(404, maintainer.put(path, body(true, "excludes", "dev-*", "repoMatches", "**")));
    }

    @Test
    void aRuleThatAClientSendsBackWholeStaysAsItIs() {
        String path = rules.freeze("v*");
        JsonNode before = only();

        expect(200, maintainer.put(path, before.toString()));

        assertThat(only()).isEqualTo(before);
    }

    @Test
    void S01_whatTheServerDecidesIsIgnored() {
        String path = rules.freeze("v*");
        long id = only().get("id").asLong();

        expect(
                200,
                maintainer.put(
                        path,
                        body(false, "matches", "v*", "repoMatches", "**")
                                .replaceFirst(
                                        "\\{", "{\"id\":1,\"project_id\":1,\"params\":{\"a\":1},\"created_at\":0,")));

        assertThat(only().get("id").asLong()).isEqualTo(id);
        assertThat(only().get("params").isEmpty()).isTrue();
    }

    @Test
    void twoRulesOfAProjectDoNotCoverTheSame() {
        rules.freeze("v*", "app");
        String other = rules.freeze("v*", "web");

        HttpResponse<String> refused = expect(409, rules.post(body(true, "matches", "v*", "repoMatches", "app")));
        assertThat(refused.body()).contains("tags matching \\\"v*\\\" in repositories matching \\\"app\\\"");
        expect(409, maintainer.put(other, body(false, "matches", "v*", "repoMatches", "app")));
        new ImmutabilityRules(Api.admin(SERVER), PEOPLE.project()).freeze("v*", "app");
    }

    @Test
    void aProjectHasFifteenRulesAtMostEvenWhenTheyComeAtOnce() throws Exception {
        List<Integer> answers = atOnce(IntStream.range(0, 20)
                .<Callable<Integer>>mapToObj(i -> () -> rules.post(body(false, "matches", "v" + i, "repoMatches", "**"))
                        .statusCode())
                .toList());

        assertThat(answers.stream().filter(status -> status == 201)).hasSize(15);
        assertThat(answers.stream().filter(status -> status == 412)).hasSize(5);
        HttpResponse<String> refused = expect(412, rules.post(body(false, "matches", "more", "repoMatches", "**")));
        assertThat(refused.body()).contains("15 immutability rules already");
        expect(
                200,
                maintainer.delete(rules.path() + "/" + list().get(0).get("id").asLong()));
        rules.freeze("more");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ~ ",
            value = {
                "matches     ~ [           ~ repoMatches  ~ **     ~ has no ']'",
                "matches     ~ {a,b        ~ repoMatches  ~ **     ~ has no '}'",
                "matches     ~ v*          ~ repoMatches  ~ a[z-a] ~ the range z-a is empty",
                "likes       ~ v*          ~ repoMatches  ~ **     ~ expected matches or excludes",
                "repoMatches ~ v*          ~ repoMatches  ~ **     ~ expected matches or excludes",
                "matches     ~ v*          ~ nsMatches    ~ **     ~ expected repoMatches or repoExcludes"
            })
    void aRuleThatMakesNoSenseIsRefusedWithTheReason(
            String tagDecoration, String tags, String repositoryDecoration, String repositories, String reason) {
        HttpResponse<String> refused =
                expect(400, rules.post(body(false, tagDecoration, tags, repositoryDecoration, repositories)));

        assertThat(refused.body()).contains(reason);
        assertThat(list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ~ ",
            value = {
                "\"action\":\"immutable\" ~ \"action\":\"retain\" ~ expected immutable",
                "\"tag_selectors\":[      ~ \"tag_selectors\":[null, ~ invalid tag_selectors",
                "\"tag_selectors\":       ~ \"tags\":             ~ invalid tag_selectors",
                "\"repository\":          ~ \"project\":          ~ expected repository and nothing else",
                "\"repository\":[         ~ \"repository\":[],\"x\":[ ~ expected repository and nothing else",
                "\"scope_selectors\":     ~ \"scopes\":           ~ invalid scope_selectors.repository",
                "\"kind\":\"doublestar\"  ~ \"kind\":\"label\"    ~ expected doublestar"
            })
    void aBodyThatSaysSomethingElseThanARuleIsRefused(String from, String to, String reason) {
        String body = body(false, "matches", "v*", "repoMatches", "**").replace(from.strip(), to.strip());

        assertThat(expect(400, rules.post(body)).body()).contains(reason);
    }

    @Test
    void aPatternIsLimitedInLength() {
        String longest = "v".repeat(1024);
        expect(201, rules.post(body(false, "matches", longest, "repoMatches", longest)));
        expect(409, rules.post(body(false, "matches", longest, "repoMatches", longest)));

        assertThat(expect(400, rules.post(body(false, "matches", longest + "v", "repoMatches", "**")))
                        .body())
                .contains("expected at most 1024 characters");
    }

    @Test
    void S09_aRuleOfAnotherProjectIsNotThere() {
        Api admin = Api.admin(SERVER);
        ImmutabilityRules others = new ImmutabilityRules(admin, PEOPLE.project());
        String id = others.freeze("v*").replaceAll(".*/", "");

        expect(404, admin.delete(rules.path() + "/" + id));
        expect(404, admin.put(rules.path() + "/" + id, body(true, "matches", "x", "repoMatches", "**")));
        expect(404, maintainer.delete(rules.path() + "/" + id));

        JsonNode still = Api.json(admin.get(others.path())).get(0);
        assertThat(still.get("id").asString()).isEqualTo(id);
        assertThat(still.get("disabled").asBoolean()).isFalse();
    }

    @Test
    void theListIsPagedAndFiltered() {
        rules.freeze("a");
        rules.freeze("b");
        expect(201, rules.post(body(true, "matches", "c", "repoMatches", "**")));

        HttpResponse<String> page = maintainer.get(rules.path() + "?page=2&page_size=2");
        assertThat(page.headers().firstValue("X-Total-Count")).hasValue("3");
        assertThat(patterns(page)).containsExactly("c");
        assertThat(patterns(maintainer.get(rules.path() + "?sort=-id"))).containsExactly("c", "b", "a");
        assertThat(patterns(maintainer.get(rules.path() + "?q=disabled=true"))).containsExactly("c");
        expect(400, maintainer.get(rules.path() + "?q=nonsense=1"));
    }

    private JsonNode list() {
        return Api.json(expect(200, maintainer.get(rules.path())));
    }

    private JsonNode only() {
        assertThat(list()).hasSize(1);
        return list().get(0);
    }

    private static List<String> patterns(HttpResponse<String> list) {
        List<String> patterns = new ArrayList<>();
        Api.json(list)
                .forEach(rule -> patterns.add(
                        rule.get("tag_selectors").get(0).get("pattern").asString()));
        return patterns;
    }

    private static String selector(JsonNode selectors) {
        assertThat(selectors).hasSize(1);
        JsonNode only = selectors.get(0);
        return only.get("kind").asString() + " " + only.get("decoration").asString() + " "
                + only.get("pattern").asString();
    }

    private static List<Integer> atOnce(List<Callable<Integer>> calls) throws InterruptedException, ExecutionException {
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }
}
