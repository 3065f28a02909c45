package dev.berth.artifact.addition;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.berth.access.RepositoryScope;
import dev.berth.oci.Descriptor;
import dev.berth.oci.Manifest;

/** What a Helm chart tells people: files from the top folder of its archive. */
@Component
class ChartAdditions {

    private static final String ARCHIVE = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";

    /** Charts of this form name their dependencies in a file of their own; newer ones in Chart.yaml, which the config repeats. */
    private static final String OLD_FORM = "v1";

    private static final long LARGEST_UNPACKED = 64L * 1024 * 1024;

    private final SmallBlobs blobs;

    ChartAdditions(SmallBlobs blobs) {
        this.blobs = blobs;
    }

    /** Empty where the chart has none. */
    Addition values(RepositoryScope repository, Manifest.Image chart) {
        return Addition.text(file(repository, chart, "values.yaml").orElse(new byte[0]));
    }

    /** Empty where the chart has none. */
    Addition readme(RepositoryScope repository, Manifest.Image chart) {
        return Addition.markdown(file(repository, chart, "README.md").orElse(new byte[0]));
    }

    Addition dependencies(RepositoryScope repository, Manifest.Image chart) {
        Map<String, @Nullable Object> config =
                PushedJson.object(blobs.read(repository, chart.config().digest(), Additions.LARGEST_FILE));
        if (OLD_FORM.equals(config.get("apiVersion"))) {
            return Addition.json(file(repository, chart, "requirements.yaml")
                    .map(file -> ChartRequirements.parse(new String(file, StandardCharsets.UTF_8)))
                    .orElse(List.of()));
        }
        return Addition.json(config.get("dependencies") instanceof List<?> dependencies ? dependencies : List.of());
    }

    private Optional<byte[]> file(RepositoryScope repository, Manifest.Image chart, String name) {
        Descriptor archive = chart.layers().stream()
                .filter(layer -> layer.mediaType().equals(ARCHIVE))
                .findFirst()
                .orElseThrow(() -> new UnreadableContent("this chart has no layer of the type " + ARCHIVE));
        return blobs.read(
                repository,
                archive.digest(),
                in -> TarFiles.find(
                        new GZIPInputStream(in),
                        path -> isAtTheTop(path, name),
                        Additions.LARGEST_FILE,
                        LARGEST_UNPACKED));
    }

    /** Everything lies in one folder, named after the chart; deeper are the charts that it depends on. */
    private static boolean isAtTheTop(String path, String name) {
        String plain = path.startsWith("./") ? path.substring(2) : path;
        int folder = plain.indexOf('/');
        return folder > 0 && plain.substring(folder + 1).equalsIgnoreCase(name);
    }
}
