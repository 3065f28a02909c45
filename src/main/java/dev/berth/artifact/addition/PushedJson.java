package dev.berth.artifact.addition;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON that somebody has pushed, as maps, lists, texts and numbers that can be shown. */
final class PushedJson {

    private static final int DEEPEST = 64;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build();

    private PushedJson() {}

    /** The fields of an object; none where the bytes are anything else, since who shows them can do without. */
    static Map<String, @Nullable Object> object(byte[] content) {
        try {
            JsonNode root = JSON.readTree(content);
            return root != null && root.isObject() ? fields(root) : Map.of();
        } catch (JacksonException e) {
            return Map.of();
        }
    }

    private static Map<String, @Nullable Object> fields(JsonNode object) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        object.properties().forEach(entry -> fields.put(sound(entry.getKey()), value(entry.getValue())));
        return fields;
    }

    private static @Nullable Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> fields(node);
            case ARRAY -> items(node);
            case STRING -> sound(node.stringValue());
            case NUMBER -> node.isIntegralNumber() ? node.bigIntegerValue() : finite(node.doubleValue());
            case BOOLEAN -> node.booleanValue();
            default -> null;
        };
    }

    private static List<@Nullable Object> items(JsonNode array) {
        List<@Nullable Object> items = new ArrayList<>();
        array.forEach(item -> items.add(value(item)));
        return items;
    }

    /** JSON knows no infinity, which is what a number becomes that is too large. */
    private static @Nullable Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }

    /** Half of a surrogate pair can be escaped in JSON, but not sent as UTF-8. */
    private static String sound(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
