package dev.berth.artifact;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.berth.oci.Manifest;
import dev.berth.oci.MediaTypes;

/**
 * What people call an artifact, in Harbor's words. Known kinds are told by the manifest's artifact type, or else by the type of what is in
 * it; any other is named after its config: {@code application/vnd.acme.rocket.config.v1+json} is a ROCKET.
 */
public final class ArtifactType {

    public static final String IMAGE = "IMAGE";
    public static final String CHART = "CHART";
    public static final String CNAB = "CNAB";
    public static final String WASM = "WASM";
    /** A model, as the CNCF's model specification packs it. */
    public static final String CNAI = "CNAI";

    public static final String SBOM = "SBOM";
    public static final String UNKNOWN = "UNKNOWN";

    /** Annotated so, a module lies in the form of an image. */
    private static final Map<String, String> WASM_ANNOTATIONS =
            Map.of("module.wasm.image/variant", "compat", "run.oci.handler", "wasm");

    private static final String WASM_CONFIG = "application/vnd.wasm.config.v1+json";
    private static final String TYPE_OF_INDEX = "org.opencontainers.artifactType";
    private static final Map<String, String> KNOWN = Map.of(
            MediaTypes.OCI_CONFIG,
            IMAGE,
            MediaTypes.DOCKER_CONFIG,
            IMAGE,
            MediaTypes.OCI_INDEX,
            IMAGE,
            MediaTypes.DOCKER_MANIFEST_LIST,
            IMAGE,
            "application/vnd.cncf.helm.config.v1+json",
            CHART,
            "application/vnd.cnab.manifest.v1",
            CNAB,
            WASM_CONFIG,
            WASM,
            "application/vnd.cncf.model.manifest.v1+json",
            CNAI,
            Accessory.HARBOR_SBOM,
            SBOM);

    private static final Pattern CONFIG = Pattern.compile("application/vnd\\.[^.]*\\.(.*)\\.config\\.[^.]*\\+json");

    /** Media types end here (RFC 6838, section 4.2): what is longer is none. */
    private static final int LONGEST = 255;

    private ArtifactType() {}

    static String of(Manifest manifest) {
        String content = contentMediaType(manifest);
        String declared = manifest.artifactType();
        String known = WASM_CONFIG.equals(content) ? WASM : KNOWN.get(declared == null ? content : declared);
        return Optional.ofNullable(known).orElseGet(() -> named(content));
    }

    /** Whether this is none of the kinds that Berth knows more of. */
    public static boolean isUserDefined(String type) {
        return !KNOWN.containsValue(type);
    }

    /** The media type of what the manifest holds: of its config, or of the index itself where that does not name another. */
    static String contentMediaType(Manifest manifest) {
        String mediaType = switch (manifest) {
            case Manifest.Index index -> index.annotations().getOrDefault(TYPE_OF_INDEX, index.mediaType());
            case Manifest.Image image ->
                isAnnotatedWasm(image) ? WASM_CONFIG : image.config().mediaType();
        };
        return mediaType.length() > LONGEST ? MediaTypes.OCTET_STREAM : mediaType;
    }

    private static boolean isAnnotatedWasm(Manifest.Image image) {
        return WASM_ANNOTATIONS.entrySet().stream()
                .anyMatch(sign -> sign.getValue().equals(image.annotations().get(sign.getKey())));
    }

    private static String named(String mediaType) {
        Matcher config = CONFIG.matcher(mediaType);
        return config.matches() ? config.group(1).toUpperCase(Locale.ROOT) : UNKNOWN;
    }
}
