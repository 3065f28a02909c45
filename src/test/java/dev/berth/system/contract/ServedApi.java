package dev.berth.system.contract;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document of a running server, as a client sees it. */
final class ServedApi {

    private final JsonNode document;
    private final Map<String, JsonNode> operations = new TreeMap<>();

    private ServedApi(JsonNode document) {
        this.document = document;
        document.get("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) ->
                        operations.put(HarborTable.key(method.toUpperCase(Locale.ROOT), path), operation)));
    }

    static ServedApi of(BerthServer server) {
        return new ServedApi(Api.json(Api.anonymous(server).get("/api/v2.0/openapi.json")));
    }

    Map<String, JsonNode> operations() {
        return operations;
    }

    /** Names of the query parameters, without those that only Berth has. */
    static Set<String> query(JsonNode operation) {
        Set<String> names = new TreeSet<>();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.get("in").asString().equals("query") && !parameter.has("x-berth")) {
                names.add(parameter.get("name").asString());
            }
        }
        return names;
    }

    Optional<JsonNode> body(JsonNode operation) {
        return schema(operation.path("requestBody"));
    }

    Optional<JsonNode> reply(JsonNode operation, int status) {
        return schema(operation.path("responses").path(Integer.toString(status)));
    }

    /** The fields of a schema, by name; of a list or a map those of what is in it. */
    Map<String, JsonNode> fields(JsonNode schema) {
        JsonNode resolved = element(schema);
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        resolved.path("properties").forEachEntry(fields::put);
        return fields;
    }

    private JsonNode element(JsonNode schema) {
        if (schema.has("$ref")) {
            return element(document.at(schema.get("$ref").asString().substring(1)));
        }
        if (schema.has("items")) {
            return element(schema.get("items"));
        }
        return schema.path("additionalProperties").isObject() ? element(schema.get("additionalProperties")) : schema;
    }

    private static Optional<JsonNode> schema(JsonNode holder) {
        for (JsonNode content : holder.path("content")) {
            return Optional.of(content.get("schema"));
        }
        return Optional.empty();
    }
}
