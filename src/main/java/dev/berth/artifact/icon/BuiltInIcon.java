package dev.berth.artifact.icon;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.berth.artifact.ArtifactType;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;

/** The picture of a kind of artifact: a path in a square of 24, drawn by us. Its digest is that of its bytes. */
public enum BuiltInIcon {
    IMAGE("M12 2 3 7v10l9 5 9-5V7zM3 7l9 5 9-5M12 12v10"),
    CHART("M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zm0 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 1v3m0 16v3M1 12h3m16 0h3"),
    CNAB("M4 7h16v13H4zM8 7V4h8v3M4 13h16"),
    WASM("M3 4h6a3 3 0 0 0 6 0h6v17H3zM6 11l2 6 2-5 2 5 2-6m2 6v-3a2 2 0 0 1 4 0v3m-4-1h4"),
    CNAI("M12 3v4m0 10v4M3 12h4m10 0h4M7 7h10v10H7zM10 10h4v4h-4z"),
    COSIGN("M4 20h16M6 16l10-10 3 3L9 19H6z"),
    NOTATION("M5 3h10l4 4v14H5zM9 12l2 2 4-4"),
    NYDUS("M13 2 5 14h6l-1 8 9-13h-6z"),
    SBOM("M5 3h14v18H5zM8 8h8M8 12h8M8 16h5"),
    DEFAULT("M4 4h16v16H4zM8 8h8v8H8z");

    private static final Map<String, BuiltInIcon> OF_ARTIFACTS = Map.of(
            ArtifactType.IMAGE, IMAGE,
            ArtifactType.CHART, CHART,
            ArtifactType.CNAB, CNAB,
            ArtifactType.WASM, WASM,
            ArtifactType.CNAI, CNAI,
            ArtifactType.SBOM, SBOM);
    private static final Map<String, BuiltInIcon> OF_ACCESSORIES = Map.of(
            "signature.cosign", COSIGN,
            "signature.notation", NOTATION,
            "accelerator.nydus", NYDUS,
            "sbom.harbor", SBOM);
    private static final Map<BuiltInIcon, Digest> DIGESTS = Stream.of(values())
            .collect(Collectors.toUnmodifiableMap(
                    icon -> icon, icon -> Digest.of(DigestAlgorithm.SHA256, icon.content())));

    private final String path;

    BuiltInIcon(String path) {
        this.path = path;
    }

    public static BuiltInIcon ofArtifact(String type) {
        return OF_ARTIFACTS.getOrDefault(type, DEFAULT);
    }

    public static BuiltInIcon ofAccessory(String type) {
        return OF_ACCESSORIES.getOrDefault(type, DEFAULT);
    }

    static Optional<BuiltInIcon> find(Digest digest) {
        return Stream.of(values()).filter(icon -> icon.digest().equals(digest)).findFirst();
    }

    public Digest digest() {
        return Objects.requireNonNull(DIGESTS.get(this));
    }

    /** SVG. */
    byte[] content() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="50" height="50" viewBox="0 0 24 24" fill="none" \
                stroke="#0f6674" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"><path d="%s"/></svg>
                """.formatted(path).getBytes(StandardCharsets.UTF_8);
    }
}
