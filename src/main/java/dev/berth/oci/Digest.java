package dev.berth.oci;

import java.security.MessageDigest;
import java.util.HexFormat;

/** A content digest such as {@code sha256:6c3c…}: algorithm and lower-case hex of exactly its length (descriptor.md, "Digests"). */
public record Digest(DigestAlgorithm algorithm, String hex) implements Reference, Comparable<Digest> {

    public Digest {
        if (hex.length() != algorithm.hexLength() || !isLowerHex(hex)) {
            throw OciException.invalid(
                    OciError.DIGEST_INVALID,
                    "invalid " + algorithm.label() + " digest \"" + Quoted.shortened(hex) + "\": expected "
                            + algorithm.hexLength() + " lower-case hexadecimal digits");
        }
    }

    /** @throws OciException DIGEST_INVALID where the text is no digest of a supported algorithm */
    public static Digest parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw OciException.invalid(
                    OciError.DIGEST_INVALID,
                    "invalid digest \"" + Quoted.shortened(text)
                            + "\": expected <algorithm>:<hex>, for example sha256:…");
        }
        return new Digest(DigestAlgorithm.of(text.substring(0, colon)), text.substring(colon + 1));
    }

    /** Ends the running hash: the digest of all that it was fed. */
    public static Digest of(DigestAlgorithm algorithm, MessageDigest hash) {
        return new Digest(algorithm, HexFormat.of().formatHex(hash.digest()));
    }

    public static Digest of(DigestAlgorithm algorithm, byte[] content) {
        return of(algorithm, digested(algorithm, content));
    }

    private static MessageDigest digested(DigestAlgorithm algorithm, byte[] content) {
        MessageDigest hash = algorithm.newHash();
        hash.update(content);
        return hash;
    }

    private static boolean isLowerHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(Digest other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return algorithm.label() + ":" + hex;
    }
}
