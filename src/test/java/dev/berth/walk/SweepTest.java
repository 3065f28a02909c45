package dev.berth.walk;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Sends to every operation of the OpenAPI document what no client should, as somebody who may do everything. */
class SweepTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern INNARDS = Pattern.compile(
            "Exception|\\bat dev\\.|org\\.(spring|hibernate|postgresql)|SQLSTATE|<html", Pattern.CASE_INSENSITIVE);
    private static final Set<String> CHANGES = Set.of("POST", "PUT", "PATCH");

    private static final BerthServer SERVER = BerthServer.start();
    private static final World WORLD = new World(SERVER);
    private static final Api ADMIN = Api.admin(SERVER);
    private static final List<Rule> RULES = Rule.all()
            .filter(rule -> Mapped.operations(SERVER).contains(rule.key())
                    && !Mapped.unbuilt(SERVER).contains(rule.key()))
            .toList();
    private static final Described DESCRIBED = Described.of(SERVER);

    @Test
    void S06_S12_listsRefusePagesFiltersAndOrdersThatTheyDoNotKnow() {
        assertThat(answersTo(lists(), Hostile.QUERIES, "4xx")).isEmpty();
    }

    @Test
    void S06_S12_noQueryMakesAListFail() {
        assertThat(answersTo(lists(), Hostile.ODD_QUERIES, "2xx or 4xx")).isEmpty();
    }

    @Test
    void bodiesThatAreNoneAreRefused() {
        List<String> complaints = writers()
                .flatMap(rule ->
                        Hostile.BODIES.stream().map(body -> complaint(rule, send(rule, body), "2xx or 4xx", body)))
                .filter(complaint -> !complaint.isEmpty())
                .toList();
        assertThat(complaints).isEmpty();
    }

    @Test
    void fieldsOfAnotherTypeAreRefused() {
        List<String> complaints = writers()
                .flatMap(rule -> DESCRIBED.bodyFields(rule).stream()
                        .flatMap(field -> Hostile.values().map(value -> {
                            String body = "{\"" + field + "\":" + value + "}";
                            return complaint(rule, send(rule, body), "2xx or 4xx", body);
                        })))
                .filter(complaint -> !complaint.isEmpty())
                .toList();
        assertThat(complaints).isEmpty();
    }

    @Test
    void noNameInAPathMakesAnOperationFail() {
        List<String> complaints = new ArrayList<>();
        for (Rule rule : RULES) {
            for (String variable : Call.variables(rule.path())) {
                for (String name : Hostile.NAMES) {
                    Map<String, String> variables =
                            new HashMap<>(WORLD.site(Place.OWN).variables());
                    variables.put(variable, name);
                    String complaint = complaint(
                            rule,
                            new Attempt(rule, Caller.ADMINISTRATOR, Place.OWN).make(Client.of(ADMIN), variables),
                            "2xx or 4xx",
                            name);
                    if (!complaint.isEmpty()) {
                        complaints.add(complaint);
                    }
                }
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void errorsAreJsonWhateverTheClientWouldLike() {
        for (Rule rule : RULES) {
            String path =
                    Call.BASE + Call.of(rule).path(WORLD.site(Place.PRIVATE).variables());
            HttpResponse<String> answer = Api.anonymous(SERVER).send(rule.method(), path, "{}", "Accept", "text/html");
            assertThat(answer.statusCode()).as(path).isLessThan(500);
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .as(path)
                    .doesNotContain("html");
        }
    }

    @Test
    void S01_whatTheServerDecidesIsIgnoredInEveryBodyAndRefusedInAMap() {
        List<String> complaints = new ArrayList<>();
        for (Rule rule : (Iterable<Rule>) writers()::iterator) {
            Map<String, String> variables = WORLD.fresh(rule, Place.OWN);
            String body = smuggled(rule, variables);
            HttpResponse<String> answer =
                    ADMIN.send(rule.method(), Call.BASE + Call.of(rule).path(variables), body);
            boolean refused =
                    answer.statusCode() == 400 && DESCRIBED.bodyFields(rule).isEmpty();
            if (answer.statusCode() != Call.of(rule).success() && !refused) {
                complaints.add(
                        rule.key() + " was answered " + answer.statusCode() + " " + answer.body() + " to " + body);
            }
        }
        assertThat(complaints).isEmpty();
        Map<String, String> tables = new TreeMap<>(Snapshot.of(SERVER).tables());
        tables.forEach((table, rows) -> assertThat(rows).as(table).doesNotContain("424242", "2001-02-03", "smuggled"));
    }

    @Test
    void S09_whateverTheBodyAndHoweverItComesNothingOfAnotherProjectChanges() {
        List<Rule> changes = RULES.stream()
                .filter(rule ->
                        rule.scope() != Rule.Scope.SYSTEM && !rule.method().equals("GET"))
                .toList();
        // The web server reads up to 2 MB of a body that nobody wants, and then ends the connection.
        String large = "{\"name\":\"" + "a".repeat(1_000_000) + "\"}";
        Client stranger = WORLD.client(Caller.STRANGER, changes.getFirst(), Place.PRIVATE);
        Map<String, String> variables = WORLD.site(Place.PRIVATE).variables();
        var before = Snapshot.of(SERVER);
        List<String> complaints = changes.stream()
                .flatMap(rule -> Stream.of(
                                "", "{}", large, String.valueOf(Call.of(rule).body(variables)))
                        .flatMap(body -> {
                            String path = Call.BASE + Call.of(rule).path(variables);
                            return Stream.of(
                                    complaint(rule, stranger.send(rule.method(), path, body), "4xx", body),
                                    complaint(
                                            rule,
                                            Chunked.send(SERVER, rule.method(), path, body),
                                            "4xx",
                                            "chunked " + body));
                        }))
                .filter(complaint -> !complaint.isEmpty())
                .toList();
        assertThat(complaints).isEmpty();
        assertThat(Snapshot.of(SERVER).differencesFrom(before)).isEmpty();
    }

    /** The body that is asked for, with every field that any answer has and that this body has not. */
    private static String smuggled(Rule rule, Map<String, String> variables) {
        String json = Call.of(rule).body(variables);
        ObjectNode body = json == null ? JSON.createObjectNode() : (ObjectNode) JSON.readTree(json);
        DESCRIBED.answeredFields().forEach((field, schema) -> {
            if (!DESCRIBED.bodyFields(rule).contains(field)) {
                body.set(field, value(schema));
            }
        });
        return body.toString();
    }

    private static JsonNode value(JsonNode schema) {
        return switch (schema.path("type").asString("")) {
            case "integer", "number" -> JSON.readTree("424242");
            case "boolean" -> JSON.readTree("true");
            case "string" ->
                schema.path("format").asString("").equals("date-time")
                        ? JSON.readTree("\"2001-02-03T04:05:06Z\"")
                        : JSON.readTree("\"smuggled\"");
            case "array" -> JSON.readTree("[\"smuggled\"]");
            default -> JSON.readTree("{\"smuggled\":\"smuggled\"}");
        };
    }

    private static List<String> answersTo(Stream<Rule> rules, List<String> queries, String expected) {
        return rules.flatMap(rule -> queries.stream()
                        .filter(query ->
                                DESCRIBED.queryParameters(rule).contains(query.substring(0, query.indexOf('='))))
                        .map(query -> {
                            Call call = Call.of(rule);
                            String path =
                                    Call.BASE + call.path(WORLD.site(Place.OWN).variables());
                            return complaint(
                                    rule, ADMIN.get(path + (path.contains("?") ? "&" : "?") + query), expected, query);
                        }))
                .filter(complaint -> !complaint.isEmpty())
                .toList();
    }

    private static Stream<Rule> lists() {
        return RULES.stream().filter(DESCRIBED::isList).parallel();
    }

    private static Stream<Rule> writers() {
        return RULES.stream().filter(rule -> CHANGES.contains(rule.method())).parallel();
    }

    private static HttpResponse<String> send(Rule rule, String body) {
        Call call = Call.of(rule);
        return ADMIN.send(
                rule.method(), Call.BASE + call.path(WORLD.site(Place.PUBLIC).variables()), body);
    }

    private static String complaint(Rule rule, HttpResponse<String> answer, String expected, String sent) {
        int status = answer.statusCode();
        boolean refused = status >= 400 && status < 500;
        boolean right = refused || (expected.startsWith("2") && status < 300);
        boolean clean = status < 400 || !INNARDS.matcher(answer.body()).find();
        return right && clean
                ? ""
                : rule.method() + " " + rule.path() + " with " + shortened(sent) + ": expected " + expected
                        + ", but was " + status + " " + shortened(answer.body());
    }

    private static String shortened(String text) {
        return text.length() < 160 ? text : text.substring(0, 160) + "…";
    }
}
