package dev.berth.artifact.addition;

import java.util.List;

import org.springframework.stereotype.Component;

import dev.berth.access.RepositoryScope;
import dev.berth.artifact.Artifact;
import dev.berth.artifact.ArtifactType;
import dev.berth.oci.Manifest;

/** Reads additions. */
@Component
public class Additions {

    /** Of a config, a readme, a values file, in bytes. */
    static final int LARGEST_FILE = 4 * 1024 * 1024;

    private static final int LARGEST_SBOM = 32 * 1024 * 1024;
    private static final String SBOM_TYPE = "application/vnd.goharbor.harbor.sbom.v1";

    private final ManifestLookup manifests;
    private final SmallBlobs blobs;
    private final ChartAdditions charts;
    private final ModelAdditions models;

    Additions(ManifestLookup manifests, SmallBlobs blobs, ChartAdditions charts, ModelAdditions models) {
        this.manifests = manifests;
        this.blobs = blobs;
        this.charts = charts;
        this.models = models;
    }

    /**
     * @throws UnreadableContent where artifacts of this type have no such addition, or this one's is not in its form
     * @throws ContentTooLarge where it is larger than is shown
     */
    public Addition read(Artifact artifact, AdditionName name) {
        if (!AdditionName.of(artifact).contains(name)
                || !(manifests.require(artifact) instanceof Manifest.Image manifest)) {
            throw new UnreadableContent(
                    "an artifact of the type " + artifact.type() + " has no addition " + name.label());
        }
        RepositoryScope repository = artifact.repository();
        return switch (name) {
            case BUILD_HISTORY -> buildHistory(repository, manifest);
            case VALUES -> charts.values(repository, manifest);
            case README ->
                artifact.type().equals(ArtifactType.CHART)
                        ? charts.readme(repository, manifest)
                        : models.readme(repository, manifest);
            case DEPENDENCIES -> charts.dependencies(repository, manifest);
            case LICENSE -> models.license(repository, manifest);
            case FILES -> Addition.json(ModelFiles.of(manifest));
            case SBOM -> sbom(repository, manifest);
        };
    }

    /** The manifest as it was pushed, as plain text. To look at it is no pull, so it makes nothing look used to a rule of retention. */
    public Addition manifest(Artifact artifact) {
        return Addition.text(manifests.content(artifact));
    }

    /** The steps that an image was built in, as its config tells them. */
    private Addition buildHistory(RepositoryScope repository, Manifest.Image manifest) {
        byte[] config = blobs.read(repository, manifest.config().digest(), LARGEST_FILE);
        return Addition.json(PushedJson.object(config).get("history") instanceof List<?> history ? history : List.of());
    }

    private Addition sbom(RepositoryScope repository, Manifest.Image manifest) {
        if (manifest.layers().size() != 1) {
            throw new UnreadableContent("this SBOM has " + manifest.layers().size() + " layers: expected one");
        }
        return new Addition(
                SBOM_TYPE, blobs.read(repository, manifest.layers().getFirst().digest(), LARGEST_SBOM));
    }
}
