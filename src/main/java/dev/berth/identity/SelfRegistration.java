package dev.berth.identity;

import java.time.Duration;

import org.springframework.stereotype.Component;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.berth.platform.ErrorKind;
import dev.berth.platform.RetryLater;
import dev.berth.setting.Setting;
import dev.berth.setting.Settings;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;

/** Whether people may make accounts for themselves, and how many come from one place: each costs a slow hash and a row that stays. */
@Component
class SelfRegistration {

    private static final Bandwidth PER_NETWORK = Bandwidth.builder()
            .capacity(20)
            .refillGreedy(20, Duration.ofHours(1))
            .build();

    private final Settings settings;
    private final Cache<ClientNetwork, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    SelfRegistration(Settings settings) {
        this.settings = settings;
    }

    boolean isOpen() {
        return settings.flag(Setting.SELF_REGISTRATION);
    }

    /** @throws RetryLater TOO_MANY after too many from this address; each node counts for itself */
    void requirePatience(String address) {
        var room = buckets.get(
                        ClientNetwork.of(address),
                        absent -> Bucket.builder().addLimit(PER_NETWORK).build())
                .tryConsumeAndReturnRemaining(1);
        if (!room.isConsumed()) {
            throw new RetryLater(
                    ErrorKind.TOO_MANY,
                    "too many accounts were made from this address: try again later",
                    Duration.ofNanos(room.getNanosToWaitForRefill()));
        }
    }
}
