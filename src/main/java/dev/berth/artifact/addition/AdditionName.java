package dev.berth.artifact.addition;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.berth.artifact.Artifact;
import dev.berth.artifact.ArtifactType;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** What can be shown of artifacts beside their attributes, by the names that stand in paths. */
public enum AdditionName {
    BUILD_HISTORY("build_history"),
    VALUES("values.yaml"),
    README("readme.md"),
    DEPENDENCIES("dependencies"),
    SBOM("sbom"),
    LICENSE("license"),
    FILES("files");

    private final String label;

    AdditionName(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** @throws DomainException UNPROCESSABLE where there is no such addition of any artifact */
    public static AdditionName of(String label) {
        return Stream.of(values())
                .filter(name -> name.label.equals(label.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new DomainException(
                        ErrorKind.UNPROCESSABLE,
                        "there is no addition of this name: expected one of "
                                + Stream.of(values()).map(AdditionName::label).collect(Collectors.joining(", "))));
    }

    /** What this artifact has, by its type. */
    public static List<AdditionName> of(Artifact artifact) {
        return switch (artifact.type()) {
            case ArtifactType.IMAGE -> artifact.isIndex() ? List.of() : List.of(BUILD_HISTORY);
            case ArtifactType.WASM -> List.of(BUILD_HISTORY);
            case ArtifactType.CHART -> List.of(VALUES, README, DEPENDENCIES);
            case ArtifactType.CNAI -> List.of(README, LICENSE, FILES);
            case ArtifactType.SBOM -> List.of(SBOM);
            default -> List.of();
        };
    }
}
