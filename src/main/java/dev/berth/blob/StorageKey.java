package dev.berth.blob;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where one object lies in a {@link BlobStore}: 128 random bits in hex, unique, never derived from a name and never used twice. */
public record StorageKey(String value) {

    private static final Pattern GRAMMAR = Pattern.compile("[0-9a-f]{32}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public StorageKey {
        if (!GRAMMAR.matcher(value).matches()) {
            throw new IllegalArgumentException("not a storage key: " + value);
        }
    }

    /** The key that a name in a store is, where it is one. */
    public static Optional<StorageKey> of(String name) {
        return GRAMMAR.matcher(name).matches() ? Optional.of(new StorageKey(name)) : Optional.empty();
    }

    public static StorageKey random() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return new StorageKey(HexFormat.of().formatHex(bits));
    }

    @Override
    public String toString() {
        return value;
    }
}
