package dev.berth.oci;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** The digest algorithms that the OCI image specification registers and that Berth accepts (descriptor.md, "Registered Algorithms"). */
public enum DigestAlgorithm {
    SHA256("sha256", "SHA-256", 64),
    SHA512("sha512", "SHA-512", 128);

    private final String label;
    private final String jdkName;
    private final int hexLength;

    DigestAlgorithm(String label, String jdkName, int hexLength) {
        this.label = label;
        this.jdkName = jdkName;
        this.hexLength = hexLength;
    }

    /** The name as it stands before the colon of a digest. */
    public String label() {
        return label;
    }

    int hexLength() {
        return hexLength;
    }

    public MessageDigest newHash() {
        try {
            return MessageDigest.getInstance(jdkName);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks " + jdkName, e);
        }
    }

    /** @throws OciException DIGEST_INVALID where the algorithm is none of ours */
    public static DigestAlgorithm of(String label) {
        return find(label)
                .orElseThrow(() -> OciException.invalid(
                        OciError.DIGEST_INVALID,
                        "unsupported digest algorithm \"" + Quoted.shortened(label) + "\": expected sha256 or sha512"));
    }

    static Optional<DigestAlgorithm> find(String label) {
        for (DigestAlgorithm algorithm : values()) {
            if (algorithm.label.equals(label)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }
}
