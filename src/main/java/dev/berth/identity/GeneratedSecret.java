package dev.berth.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Secrets that are made here. They have 256 bits, so that nobody can guess one, and a fast hash is enough for them. */
public final class GeneratedSecret {

    private static final String HASHED = "sha256:";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private GeneratedSecret() {}

    /** 43 characters that need no quoting anywhere. */
    public static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static String hash(String secret) {
        return HASHED + HexFormat.of().formatHex(sha256(secret));
    }

    /** Whether this is a hash of such a secret, and not the slow one of a password. */
    public static boolean isHash(String stored) {
        return stored.startsWith(HASHED);
    }

    /** Compared in constant time (S10). */
    public static boolean matches(String secret, String storedHash) {
        return MessageDigest.isEqual(
                hash(secret).getBytes(StandardCharsets.US_ASCII), storedHash.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] sha256(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", e);
        }
    }
}
