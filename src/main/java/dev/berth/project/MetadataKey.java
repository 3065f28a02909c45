package dev.berth.project;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** A project's settings under Harbor's names. Most of them wait for the feature that heeds them and have no effect until then. */
enum MetadataKey {
    PUBLIC(Kind.FLAG),
    /** Signatures by notation are needed to pull. */
    ENABLE_CONTENT_TRUST(Kind.FLAG),
    ENABLE_CONTENT_TRUST_COSIGN(Kind.FLAG),
    /** Vulnerabilities from {@link #SEVERITY} on keep people from pulling. */
    PREVENT_VUL(Kind.FLAG),
    SEVERITY(Kind.SEVERITY),
    AUTO_SCAN(Kind.FLAG),
    AUTO_SBOM_GENERATION(Kind.FLAG),
    REUSE_SYS_CVE_ALLOWLIST(Kind.FLAG);

    private static final Set<String> TRUE = Set.of("true", "t", "1");
    private static final Set<String> FALSE = Set.of("false", "f", "0");
    private static final Set<String> SEVERITIES = Set.of("none", "negligible", "low", "medium", "high", "critical");

    private enum Kind {
        FLAG,
        SEVERITY
    }

    private final Kind kind;

    MetadataKey(Kind kind) {
        this.kind = kind;
    }

    static Optional<MetadataKey> find(String name) {
        return Arrays.stream(values()).filter(key -> key.label().equals(name)).findFirst();
    }

    /** @throws DomainException INVALID where there is no setting of this name */
    static MetadataKey of(String name) {
        return find(name)
                .orElseThrow(() -> new DomainException(
                        ErrorKind.INVALID,
                        "unknown setting " + name + ": expected one of "
                                + Arrays.stream(values())
                                        .map(MetadataKey::label)
                                        .collect(Collectors.joining(", "))));
    }

    /** The name in the API. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The value as it is kept.
     *
     * @throws DomainException INVALID where the setting has no such value
     */
    String value(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return switch (kind) {
            case FLAG -> Boolean.toString(flag(word));
            case SEVERITY -> severity(word);
        };
    }

    private boolean flag(String word) {
        if (!TRUE.contains(word) && !FALSE.contains(word)) {
            throw invalid(word, "true or false");
        }
        return TRUE.contains(word);
    }

    private String severity(String word) {
        if (!SEVERITIES.contains(word)) {
            throw invalid(word, "none, negligible, low, medium, high or critical");
        }
        return word;
    }

    private DomainException invalid(String word, String expected) {
        return new DomainException(
                ErrorKind.INVALID, "the setting " + label() + " is \"" + word + "\": expected " + expected);
    }
}
