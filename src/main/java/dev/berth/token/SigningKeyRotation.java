package dev.berth.token;

import java.time.Clock;
import java.time.Instant;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a new signing key when there is none or the newest is too old, once for all nodes (S48). */
@Component
class SigningKeyRotation {

    private final SigningKeyTable table;
    private final TokenProperties properties;
    private final Clock clock;

    SigningKeyRotation(SigningKeyTable table, TokenProperties properties, Clock clock) {
        this.table = table;
        this.properties = properties;
        this.clock = clock;
    }

    /** The key to sign with from now on. */
    @Transactional
    public SigningKey newest() {
        table.lockRotation();
        Instant now = clock.instant();
        return table.newest()
                .filter(key -> !key.isOlderThan(properties.keyRotation(), now))
                .orElseGet(() -> rotate(now));
    }

    private SigningKey rotate(Instant now) {
        table.deleteOlderThan(now.minus(properties.keyRotation().multipliedBy(2)));
        SigningKey key = SigningKey.generate(now);
        table.insert(key);
        return key;
    }
}
