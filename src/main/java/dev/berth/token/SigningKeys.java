package dev.berth.token;

import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.ECKey;

/** The signing keys as this node remembers them. A key never changes, so the memory cannot be wrong; one that it lacks is looked up. */
@Component
class SigningKeys {

    private static final Pattern THUMBPRINT = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final SigningKeyTable table;
    private final SigningKeyRotation rotation;
    private final TokenProperties properties;
    private final Clock clock;
    private final Cache<String, ECKey> known =
            Caffeine.newBuilder().maximumSize(100).build();
    private volatile @Nullable SigningKey current;

    SigningKeys(SigningKeyTable table, SigningKeyRotation rotation, TokenProperties properties, Clock clock) {
        this.table = table;
        this.rotation = rotation;
        this.properties = properties;
        this.clock = clock;
    }

    /** The private key that signs. */
    ECKey current() {
        SigningKey key = current;
        if (key == null || key.isOlderThan(properties.keyRotation(), clock.instant())) {
            key = rotation.newest();
            current = key;
        }
        return key.jwk();
    }

    /** The public key of this name, where it is one of ours. */
    Optional<ECKey> find(@Nullable String keyId) {
        if (keyId == null || !THUMBPRINT.matcher(keyId).matches()) {
            return Optional.empty();
        }
        ECKey remembered = known.getIfPresent(keyId);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        Optional<ECKey> found = table.find(keyId).map(key -> key.jwk().toPublicJWK());
        found.ifPresent(key -> known.put(keyId, key));
        return found;
    }
}
