package dev.berth.artifact.addition;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.berth.artifact.Artifact;
import dev.berth.artifact.ArtifactType;
import dev.berth.artifact.BlobUnknown;
import dev.berth.artifact.StoreUnavailable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Harbor's API calls {@code extra_attrs}: facts from the config of an artifact. They are read when somebody first looks at the artifact,
 * and kept.
 */
@Component
public class Attributes {

    private static final Logger log = LoggerFactory.getLogger(Attributes.class);

    private static final int LARGEST_CONFIG = 1024 * 1024;

    /** Characters of JSON. What is larger is not shown in lists, and so not at all. */
    private static final int LARGEST_SHOWN = 256 * 1024;

    private static final String NOTHING = "{}";
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private final AttributeTable table;
    private final SmallBlobs blobs;
    private final JsonMapper json;

    Attributes(AttributeTable table, SmallBlobs blobs, JsonMapper json) {
        this.table = table;
        this.blobs = blobs;
        this.json = json;
    }

    /** By the artifact's id. An artifact without attributes, or whose config cannot be read at the moment, is missing. */
    public Map<Long, Map<String, @Nullable Object>> of(Collection<Artifact> artifacts) {
        List<Long> ids = artifacts.stream()
                .filter(Attributes::hasConfig)
                .map(Artifact::id)
                .toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<Long, String> found = table.find(ids);
        List<Long> missing = ids.stream().filter(id -> !found.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            found.putAll(readAndKeep(missing));
        }
        Map<Long, Map<String, @Nullable Object>> attributes = HashMap.newHashMap(found.size());
        found.forEach((id, stored) -> attributes.put(id, json.readValue(stored, OBJECT)));
        return attributes;
    }

    private static boolean hasConfig(Artifact artifact) {
        return !artifact.type().equals(ArtifactType.UNKNOWN)
                && (!artifact.isIndex() || artifact.type().equals(ArtifactType.CNAB));
    }

    private Map<Long, String> readAndKeep(Collection<Long> artifactIds) {
        Map<Long, String> read = new HashMap<>();
        for (AttributeTable.Source source : table.sources(artifactIds)) {
            try {
                read.put(source.artifactId(), read(source));
            } catch (BlobUnknown e) {
                log.warn("The config of the artifact {} cannot be read", source.artifactId());
            } catch (StoreUnavailable e) {
                log.warn("The blob store failed; attributes are left out of a list", e);
                break;
            }
        }
        if (!read.isEmpty()) {
            table.keep(read);
        }
        return read;
    }

    private String read(AttributeTable.Source source) {
        if (source.config().size() > LARGEST_CONFIG) {
            return NOTHING;
        }
        byte[] config = blobs.read(source.repository(), source.config(), LARGEST_CONFIG);
        String attributes = json.writeValueAsString(ConfigAttributes.of(source, PushedJson.object(config)));
        return attributes.length() > LARGEST_SHOWN ? NOTHING : attributes;
    }
}
