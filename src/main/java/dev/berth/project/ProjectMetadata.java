package dev.berth.project;

import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Settings as they come in: texts under Harbor's names, of which only known ones with valid values get through. */
final class ProjectMetadata {

    private static final String RETENTION = "retention_id";

    private ProjectMetadata() {}

    /**
     * Reads a project's settings out of a whole model. Clients send back what some server once showed them, so what is unknown here is passed over.
     *
     * @throws DomainException INVALID for a value that a setting cannot have, and for a retention policy, which is not chosen this way
     */
    static Map<MetadataKey, String> ofModel(@Nullable Map<String, @Nullable String> model) {
        Map<MetadataKey, String> known = new EnumMap<>(MetadataKey.class);
        if (model == null) {
            return known;
        }
        model.forEach((name, value) -> {
            if (value != null && !value.isEmpty()) {
                refuseRetention(name);
                MetadataKey.find(name).ifPresent(key -> known.put(key, key.value(value)));
            }
        });
        return known;
    }

    /**
     * Reads the one setting that a request is about.
     *
     * @throws DomainException INVALID unless there is exactly one, known and with a valid value
     */
    static Map.Entry<MetadataKey, String> ofOne(Map<String, @Nullable String> body) {
        Map.Entry<String, @Nullable String> only =
                body.size() == 1 ? body.entrySet().iterator().next() : null;
        if (only == null || only.getValue() == null) {
            throw new DomainException(
                    ErrorKind.INVALID, "expected exactly one setting and its value, as in {\"public\":\"true\"}");
        }
        MetadataKey key = MetadataKey.of(only.getKey());
        return Map.entry(key, key.value(only.getValue()));
    }

    private static void refuseRetention(String name) {
        if (name.equals(RETENTION)) {
            throw new DomainException(
                    ErrorKind.INVALID, RETENTION + " is set by the server: expected the metadata without it");
        }
    }
}
