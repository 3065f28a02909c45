package dev.berth.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;

import org.springframework.stereotype.Component;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Passwords that were found right a moment ago, so that a client which sends one with every request does not pay for Argon2 each time.
 * Only a keyed hash is kept, together with the stored hash that it matched: as soon as an account's password changes, on whatever node,
 * the two differ and the memory is worth nothing (S44).
 */
@Component
public class RememberedPasswords {

    static final Duration LONGEST = Duration.ofSeconds(60);

    private final KeyedDigest digest = new KeyedDigest();
    private final Cache<ByteBuffer, String> hashes =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(LONGEST).build();

    /** @param account the key of the principal */
    public boolean remembers(String account, String password, String storedHash) {
        String matched = hashes.getIfPresent(digest.of(account, password));
        return matched != null
                && MessageDigest.isEqual(
                        matched.getBytes(StandardCharsets.UTF_8), storedHash.getBytes(StandardCharsets.UTF_8));
    }

    /** To be called only after the two were compared. */
    public void remember(String account, String password, String storedHash) {
        hashes.put(digest.of(account, password), storedHash);
    }
}
