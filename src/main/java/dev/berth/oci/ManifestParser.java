package dev.berth.oci;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a manifest's bytes strictly: one JSON object without duplicate keys, without trailing bytes other than white space, at most
 * {@value #DEEPEST} levels deep, of one kind and not of two, whose {@code mediaType} is the request's content type. Every refusal is
 * MANIFEST_INVALID with the place and the reason.
 */
public final class ManifestParser {

    /** Larger manifests are refused: the least that the Distribution specification wants accepted ("Pushing Manifests"). */
    public static final int LARGEST = 4 * 1024 * 1024;

    private static final int DEEPEST = 32;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LARGEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ManifestParser() {}

    /** @param contentType the request's content type, with or without parameters; absent where the request had none */
    public static Manifest parse(byte[] content, @Nullable String contentType) {
        JsonNode root = read(content);
        String mediaType = mediaType(root, contentType);
        if (MediaTypes.isImage(mediaType)) {
            return image(root, mediaType);
        }
        if (MediaTypes.isIndex(mediaType)) {
            return index(root, mediaType);
        }
        throw invalid(
                "manifests of type \"" + Quoted.shortened(mediaType) + "\" are not supported: expected an OCI image"
                        + " manifest or index, or a Docker schema 2 manifest or list");
    }

    private static JsonNode read(byte[] content) {
        JsonNode root;
        try {
            root = JSON.readTree(utf8(content));
        } catch (JacksonException e) {
            throw invalid(
                    "the manifest is not one well-formed JSON object: " + Quoted.shortened(e.getOriginalMessage()));
        }
        if (!root.isObject()) {
            throw invalid("the manifest is not a JSON object");
        }
        return root;
    }

    /** JSON by RFC 8259 is UTF-8; guessing other encodings, as a lenient reader does, would let two readers see two manifests. */
    private static String utf8(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw invalid("the manifest is not UTF-8");
        }
    }

    private static String mediaType(JsonNode root, @Nullable String contentType) {
        String declared = text(root, "mediaType");
        String sent = contentType == null ? null : contentType.split(";", 2)[0].strip();
        String mediaType = declared != null ? declared : sent;
        if (mediaType == null || mediaType.isEmpty()) {
            throw invalid("neither the Content-Type header nor the manifest's mediaType says what this is");
        }
        if (MediaTypes.isSchema1(mediaType) || schemaVersion(root) == 1) {
            throw invalid(
                    "Docker image manifest version 2 schema 1 is not supported: push with a client that makes schema 2"
                            + " or OCI manifests");
        }
        if (declared != null && sent != null && !declared.equals(sent)) {
            throw invalid("the Content-Type header is \"" + Quoted.shortened(sent)
                    + "\", but the manifest's mediaType is \"" + Quoted.shortened(declared) + "\": expected the same");
        }
        if (schemaVersion(root) != 2) {
            throw invalid("schemaVersion is missing or not 2");
        }
        return mediaType;
    }

    private static int schemaVersion(JsonNode root) {
        JsonNode version = root.path("schemaVersion");
        return version.isIntegralNumber() && version.canConvertToInt() ? version.intValue() : 0;
    }

    private static Manifest image(JsonNode root, String mediaType) {
        if (root.has("manifests")) {
            throw invalid("an image manifest cannot have \"manifests\": it would be an index as well");
        }
        JsonNode config = root.get("config");
        if (config == null || config.isNull()) {
            throw invalid("config is missing");
        }
        return new Manifest.Image(
                mediaType,
                descriptor(config, "config").required(),
                descriptors(root, "layers"),
                subject(root),
                text(root, "artifactType"),
                annotations(root));
    }

    private static Manifest index(JsonNode root, String mediaType) {
        if (root.has("layers") || root.has("config")) {
            throw invalid("an index cannot have \"config\" or \"layers\": it would be an image manifest as well");
        }
        return new Manifest.Index(
                mediaType,
                descriptors(root, "manifests"),
                subject(root),
                text(root, "artifactType"),
                annotations(root));
    }

    private static List<Descriptor> descriptors(JsonNode root, String field) {
        JsonNode list = root.get(field);
        if (list == null || list.isNull()) {
            return List.of();
        }
        if (!list.isArray()) {
            throw invalid(field + " is not a list");
        }
        List<Descriptor> descriptors = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            descriptors.add(descriptor(list.get(i), field + "[" + i + "]"));
        }
        return descriptors;
    }

    private static @Nullable Digest subject(JsonNode root) {
        JsonNode subject = root.get("subject");
        return subject == null || subject.isNull()
                ? null
                : descriptor(subject, "subject").digest();
    }

    private static Descriptor descriptor(JsonNode node, String place) {
        if (!node.isObject()) {
            throw invalid(place + " is not a descriptor");
        }
        JsonNode size = node.path("size");
        if (!size.isIntegralNumber() || !size.canConvertToLong() || size.longValue() < 0) {
            throw invalid(place + ".size is not a length in bytes");
        }
        String mediaType = text(node, "mediaType");
        String digest = text(node, "digest");
        if (digest == null) {
            throw invalid(place + ".digest is missing");
        }
        boolean foreign = !node.path("urls").isEmpty() || (mediaType != null && MediaTypes.isForeignLayer(mediaType));
        return new Descriptor(
                mediaType == null ? MediaTypes.OCTET_STREAM : mediaType,
                digest(digest, place),
                size.longValue(),
                foreign,
                Details.annotations(node),
                Details.urls(node),
                Details.platform(node));
    }

    private static Digest digest(String text, String place) {
        try {
            return Digest.parse(text);
        } catch (OciException e) {
            throw invalid(place + ".digest: " + e.getMessage());
        }
    }

    private static Map<String, String> annotations(JsonNode root) {
        JsonNode node = root.get("annotations");
        if (node == null || node.isNull()) {
            return Map.of();
        }
        if (!node.isObject()) {
            throw invalid("annotations is not an object");
        }
        Map<String, String> annotations = new HashMap<>();
        node.properties().forEach(entry -> {
            String place = "annotations." + Quoted.shortened(entry.getKey());
            if (!entry.getValue().isString()) {
                throw invalid(place + " is not a string");
            }
            annotations.put(
                    storable(entry.getKey(), place), storable(entry.getValue().stringValue(), place));
        });
        return annotations;
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw invalid(field + " is not a string");
        }
        return value.stringValue().isEmpty() ? null : storable(value.stringValue(), field);
    }

    private static String storable(String text, String place) {
        if (!Details.isStorable(text)) {
            throw invalid(place + " holds a NUL character or half a surrogate pair");
        }
        return text;
    }

    private static OciException invalid(String message) {
        return OciException.invalid(OciError.MANIFEST_INVALID, message);
    }
}
