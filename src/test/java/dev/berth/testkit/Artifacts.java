package dev.berth.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

import dev.berth.testkit.ManifestJson.Content;

/** Pushes artifacts of the kinds that people have, each as the tools of its kind make it. */
public final class Artifacts {

    public static final String CHART_CONFIG = "application/vnd.cncf.helm.config.v1+json";
    public static final String CHART_LAYER = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";
    public static final String IMAGE_CONFIG = "application/vnd.oci.image.config.v1+json";

    private static final String IMAGE_LAYER = "application/vnd.oci.image.layer.v1.tar";

    private final RegistryClient client;

    public Artifacts(RegistryClient client) {
        this.client = client;
    }

    /** An image with this config. */
    public ManifestJson image(String tag, String config) {
        return push(
                tag,
                ManifestJson.image()
                        .config(IMAGE_CONFIG, blob(config.getBytes(StandardCharsets.UTF_8)))
                        .layer(IMAGE_LAYER, blob(Bytes.random(50))));
    }

    /** A Helm chart. */
    public ManifestJson chart(String tag, String config, Map<String, String> files) {
        return chart(tag, config, gzip(tar(files)));
    }

    /** A Helm chart with whatever bytes as its archive. */
    public ManifestJson chart(String tag, String config, byte[] archive) {
        return push(
                tag,
                ManifestJson.image()
                        .config(CHART_CONFIG, blob(config.getBytes(StandardCharsets.UTF_8)))
                        .layer(CHART_LAYER, blob(archive)));
    }

    /** A model whose files lie in layers of their own, by the files' paths. */
    public ManifestJson model(String tag, Map<String, byte[]> rawFiles) {
        List<Map<String, Object>> layers = rawFiles.entrySet().stream()
                .map(file -> annotated(
                        ManifestJson.descriptor("application/vnd.cncf.model.doc.v1.raw", blob(file.getValue())),
                        "org.cncf.model.filepath",
                        file.getKey()))
                .toList();
        return push(
                tag,
                ManifestJson.image()
                        .with("artifactType", "application/vnd.cncf.model.manifest.v1+json")
                        .config(
                                "application/vnd.cncf.model.config.v1+json",
                                blob("{\"descriptor\":{\"name\":\"m\"}}".getBytes(StandardCharsets.UTF_8)))
                        .with("layers", layers));
    }

    public ManifestJson push(Object reference, ManifestJson manifest) {
        client.putManifest(reference, manifest).expect(201);
        return manifest;
    }

    public Content blob(byte[] content) {
        return new Content(client.pushBlob(content), content.length);
    }

    /** The descriptor with one annotation more. */
    public static Map<String, Object> annotated(Map<String, Object> descriptor, String key, String value) {
        Map<String, Object> more = new LinkedHashMap<>(descriptor);
        more.put("annotations", Map.of(key, value));
        return more;
    }

    public static byte[] tar(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
