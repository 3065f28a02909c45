package dev.berth.system.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import dev.berth.system.contract.HarborTable.Row;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Table;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds what is served against the table of Harbor's 203 operations and their models. What is missing shows by its name. */
class OperationsTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final ServedApi API = ServedApi.of(SERVER);
    private static final List<Row> HARBOR = HarborTable.operations();
    private static final Map<String, Map<String, String>> MODELS = HarborTable.models();
    private static final Set<String> LATER = firstCells("contract/later.tsv");
    /** Model and field, or operation and field of its body or parameter of its query. */
    private static final Set<List<String>> LEFT_OUT = Table.rows("contract/left-out.tsv")
            .map(cells -> List.of(cells[0], cells[1]))
            .collect(Collectors.toSet());

    @Test
    void theTableIsComplete() {
        assertThat(HARBOR).hasSize(203);
        assertThat(HARBOR.stream().map(Row::key)).doesNotHaveDuplicates();
    }

    @Test
    void everyOperationOfHarborIsServedOrListedForLater() {
        List<String> missing = HARBOR.stream()
                .filter(row -> !later(row) && !API.operations().containsKey(row.key()))
                .map(row -> row.name() + " (" + row.group() + "): " + row.key())
                .toList();
        assertThat(missing).as("neither served nor listed in later.tsv").isEmpty();
    }

    @Test
    void whatIsListedForLaterAnswersThatItIsNotBuilt() {
        Set<String> unbuilt = mapped(UnbuiltOperation.class, true);
        Set<String> served = mapped(UnbuiltOperation.class, false);
        for (Row row : HARBOR) {
            assertThat(unbuilt.contains(row.key()))
                    .as("501 for %s (%s)", row.name(), row.key())
                    .isEqualTo(later(row));
            assertThat(served.contains(row.key())).as("%s is served", row.key()).isEqualTo(!later(row));
        }
        assertThat(LATER)
                .as("entries of later.tsv that no operation has")
                .isSubsetOf(HARBOR.stream()
                        .flatMap(row -> List.of(row.group(), row.name()).stream())
                        .collect(Collectors.toSet()));
    }

    @Test
    void nothingElseIsServedUnlessItIsMarkedAsBerthsOwn() {
        Set<String> harbors = HARBOR.stream().map(Row::key).collect(Collectors.toSet());
        for (String key : mapped(UnbuiltOperation.class, false)) {
            if (!harbors.contains(key) && !key.equals("GET /openapi.json")) {
                JsonNode operation = API.operations().get(key);
                assertThat(operation).as("%s in the document", key).isNotNull();
                assertThat(Objects.requireNonNull(operation).has("x-berth"))
                        .as(key)
                        .isTrue();
            }
        }
    }

    @Test
    void namesGroupsAndStatusesAreHarbors() {
        served().forEach((row, operation) -> {
            assertThat(operation.get("operationId").asString()).isEqualTo(row.name());
            assertThat(operation.get("tags").get(0).asString()).isEqualTo(row.group());
            assertThat(operation.get("responses").has(Integer.toString(row.success())))
                    .as("%s answers %d", row.name(), row.success())
                    .isTrue();
        });
        assertThat(API.operations().values().stream()
                        .map(operation -> operation.get("operationId").asString()))
                .doesNotHaveDuplicates();
    }

    @Test
    void queryParametersAreHarbors() {
        List<String> differences = new ArrayList<>();
        served().forEach((row, operation) -> {
            compare(differences, row.name(), "?", row.query(), ServedApi.query(operation));
        });
        assertThat(differences).isEmpty();
    }

    @Test
    void bodiesHaveHarborsFields() {
        List<String> differences = new ArrayList<>();
        served().forEach((row, operation) -> {
            if (MODELS.containsKey(row.body())) {
                API.body(operation)
                        .ifPresentOrElse(
                                schema -> compareModel(differences, row.name(), row.body(), schema, new HashSet<>()),
                                () -> differences.add(row.name() + " takes no " + row.body()));
            }
        });
        assertThat(differences).isEmpty();
    }

    @Test
    void answersHaveHarborsFields() {
        List<String> differences = new ArrayList<>();
        served().forEach((row, operation) -> {
            String model = HarborTable.element(row.reply());
            if (MODELS.containsKey(model)) {
                API.reply(operation, row.success())
                        .ifPresentOrElse(
                                schema -> compareModel(differences, "", model, schema, new HashSet<>()),
                                () -> differences.add(row.name() + " answers no " + model));
            }
        });
        assertThat(differences).isEmpty();
    }

    /** @param taker the operation that takes the model as its body; empty where it is an answer */
    private static void compareModel(
            List<String> differences, String taker, String model, JsonNode schema, Set<String> seen) {
        Map<String, String> harbors = MODELS.get(model);
        if (harbors == null || harbors.containsKey("*") || !seen.add(model)) {
            return;
        }
        Map<String, JsonNode> fields = API.fields(schema);
        Set<String> own = new TreeSet<>(fields.keySet());
        own.removeIf(field -> Objects.requireNonNull(fields.get(field)).has("x-berth"));
        Set<String> expected = new TreeSet<>(harbors.keySet());
        expected.removeIf(field -> !own.contains(field) && LEFT_OUT.contains(List.of(taker, model + "." + field)));
        compare(differences, taker.isEmpty() ? model : taker, "", expected, own);
        harbors.forEach((field, type) -> {
            if (fields.containsKey(field)) {
                compareModel(differences, taker, HarborTable.element(type), fields.get(field), seen);
            }
        });
    }

    private static void compare(
            List<String> differences, String where, String sign, Set<String> harbors, Set<String> own) {
        for (String name : harbors) {
            boolean leftOut = LEFT_OUT.contains(List.of(where, sign + name)) || LEFT_OUT.contains(List.of(where, "*"));
            if (!own.contains(name) && !leftOut) {
                differences.add(where + " lacks " + sign + name);
            }
            if (own.contains(name) && LEFT_OUT.contains(List.of(where, sign + name))) {
                differences.add(where + " has " + sign + name + ", but left-out.tsv says that it has not");
            }
        }
        own.stream()
                .filter(name -> !harbors.contains(name))
                .forEach(name -> differences.add(where + " has " + sign + name + ", which Harbor has not, unmarked"));
    }

    private static Map<Row, JsonNode> served() {
        return HARBOR.stream()
                .filter(row -> API.operations().containsKey(row.key()))
                .collect(Collectors.toMap(row -> row, row -> API.operations().get(row.key())));
    }

    private static boolean later(Row row) {
        return LATER.contains(row.group()) || LATER.contains(row.name());
    }

    /** The keys of everything that is mapped below /api/v2.0, to this class or to any other. */
    private static Set<String> mapped(Class<?> handler, boolean toIt) {
        var mapping = SERVER.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        Set<String> keys = new TreeSet<>();
        for (Map.Entry<RequestMappingInfo, HandlerMethod> entry :
                mapping.getHandlerMethods().entrySet()) {
            if ((entry.getValue().getBeanType() == handler) == toIt) {
                keys.addAll(keys(entry.getKey()));
            }
        }
        return keys;
    }

    private static List<String> keys(RequestMappingInfo request) {
        return request.getPatternValues().stream()
                .filter(path -> path.startsWith(HarborOperations.BASE))
                .flatMap(path -> request.getMethodsCondition().getMethods().stream()
                        .map(method -> HarborTable.key(method.name(), path.substring(HarborOperations.BASE.length()))))
                .toList();
    }

    private static Set<String> firstCells(String resource) {
        return Table.rows(resource).map(cells -> cells[0]).collect(Collectors.toSet());
    }
}
