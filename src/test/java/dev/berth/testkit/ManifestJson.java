package dev.berth.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.MediaTypes;
import tools.jackson.databind.json.JsonMapper;

/** A manifest as tests write it down, sound or not. Each method gives another one. */
public record ManifestJson(String mediaType, Map<String, Object> fields) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What a descriptor points to. */
    public record Content(Digest digest, long size) {}

    public static ManifestJson image() {
        return of(MediaTypes.OCI_MANIFEST).with("layers", List.of());
    }

    public static ManifestJson index() {
        return of(MediaTypes.OCI_INDEX).with("manifests", List.of());
    }

    public static ManifestJson of(String mediaType) {
        return new ManifestJson(mediaType, Map.of()).with("schemaVersion", 2).with("mediaType", mediaType);
    }

    public ManifestJson as(String otherType) {
        return new ManifestJson(otherType, fields).with("mediaType", otherType);
    }

    public ManifestJson config(String type, Content content) {
        return with("config", descriptor(type, content));
    }

    public ManifestJson layer(String type, Content content) {
        return appended("layers", descriptor(type, content));
    }

    public ManifestJson child(ManifestJson manifest) {
        return child(manifest.mediaType(), manifest.content());
    }

    public ManifestJson child(String type, Content content) {
        return appended("manifests", descriptor(type, content));
    }

    public ManifestJson subject(ManifestJson manifest) {
        return with("subject", descriptor(manifest.mediaType(), manifest.content()));
    }

    public ManifestJson with(String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new ManifestJson(mediaType, more);
    }

    public ManifestJson without(String field) {
        Map<String, Object> fewer = new LinkedHashMap<>(fields);
        fewer.remove(field);
        return new ManifestJson(mediaType, fewer);
    }

    public byte[] bytes() {
        return JSON.writeValueAsBytes(fields);
    }

    public Digest digest() {
        return Digest.of(DigestAlgorithm.SHA256, bytes());
    }

    public Content content() {
        return new Content(digest(), bytes().length);
    }

    private ManifestJson appended(String list, Map<String, Object> descriptor) {
        List<?> before = fields.get(list) instanceof List<?> found ? found : List.of();
        return with(list, Stream.concat(before.stream(), Stream.of(descriptor)).toList());
    }

    public static Map<String, Object> descriptor(String type, Content content) {
        Map<String, Object> descriptor = new LinkedHashMap<>();
        descriptor.put("mediaType", type);
        descriptor.put("digest", content.digest().toString());
        descriptor.put("size", content.size());
        return descriptor;
    }
}
