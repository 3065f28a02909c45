package dev.berth.project;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** One setting of a project and its value as it is kept. */
record MetadataValue(MetadataKey key, String value) {

    /**
     * Reads the one setting that a request is about.
     *
     * @throws DomainException INVALID unless there is exactly one, known and with a valid value
     */
    static MetadataValue of(Map<String, @Nullable String> body) {
        String name = body.size() == 1 ? body.keySet().iterator().next() : null;
        String value = name == null ? null : body.get(name);
        if (name == null || value == null) {
            throw new DomainException(
                    ErrorKind.INVALID, "expected exactly one setting and its value, as in {\"public\":\"true\"}");
        }
        MetadataKey key = MetadataKey.of(name);
        return new MetadataValue(key, key.value(value));
    }
}
