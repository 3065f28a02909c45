package dev.berth.walk;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What the OpenAPI document says of the operations in the tables. */
final class Described {

    private final JsonNode document;
    private final Map<String, JsonNode> operations = new HashMap<>();

    private Described(JsonNode document) {
        this.document = document;
        document.get("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> operations.put(
                        method.toUpperCase(Locale.ROOT) + " "
                                + path.replaceAll("\\{[^}]*}", "{}").replaceAll("/$", ""),
                        operation)));
    }

    static Described of(BerthServer server) {
        return new Described(Api.json(Api.anonymous(server).get(Call.BASE + "/openapi.json")));
    }

    /** Whether it comes in pages. */
    boolean isList(Rule rule) {
        return operation(rule)
                .path("parameters")
                .valueStream()
                .anyMatch(parameter -> parameter.get("name").asString().equals("page_size"));
    }

    Set<String> queryParameters(Rule rule) {
        Set<String> names = new TreeSet<>();
        operation(rule)
                .path("parameters")
                .forEach(parameter -> names.add(parameter.get("name").asString()));
        return names;
    }

    /** What the client may decide. */
    Set<String> bodyFields(Rule rule) {
        JsonNode schema = operation(rule).at("/requestBody/content/application~1json/schema");
        return new TreeSet<>(resolved(schema).path("properties").propertyNames());
    }

    /** The fields of all schemas, with one of their types. */
    Map<String, JsonNode> answeredFields() {
        Map<String, JsonNode> fields = new TreeMap<>();
        document.at("/components/schemas")
                .forEach(schema -> schema.path("properties").forEachEntry(fields::put));
        return fields;
    }

    private JsonNode operation(Rule rule) {
        @Nullable JsonNode found = operations.get(rule.key());
        return found == null ? MissingNode.getInstance() : found;
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.get("$ref").asString().substring(1)) : schema;
    }
}
