package dev.berth.oci;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/**
 * Reads what a descriptor tells people and what decides nothing: annotations, addresses, platform. So a manifest is not refused for it;
 * what is of another type than the specification's, or cannot be stored, is left out.
 */
final class Details {

    private Details() {}

    static Map<String, String> annotations(JsonNode descriptor) {
        Map<String, String> annotations = new HashMap<>();
        descriptor.path("annotations").properties().forEach(entry -> {
            String value = text(entry.getValue());
            if (value != null && isStorable(entry.getKey())) {
                annotations.put(entry.getKey(), value);
            }
        });
        return annotations;
    }

    static List<String> urls(JsonNode descriptor) {
        return texts(descriptor.path("urls"));
    }

    static @Nullable Platform platform(JsonNode descriptor) {
        JsonNode platform = descriptor.path("platform");
        return platform.isObject()
                ? new Platform(
                        text(platform.path("architecture")),
                        text(platform.path("os")),
                        text(platform.path("os.version")),
                        texts(platform.path("os.features")),
                        text(platform.path("variant")))
                : null;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        if (list.isArray()) {
            for (JsonNode item : list) {
                String text = text(item);
                if (text != null) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() && isStorable(node.stringValue()) ? node.stringValue() : null;
    }

    /** PostgreSQL keeps every text but one with a NUL or with half a surrogate pair. */
    static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0) {
                return false;
            }
            if (Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(unit)) {
                return false;
            }
        }
        return true;
    }
}
