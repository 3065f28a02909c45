package dev.berth.identity;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.berth.platform.ErrorKind;
import dev.berth.platform.RetryLater;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;

/** How often something may come from one network. Each node counts for itself. */
public final class NetworkLimit {

    private final Bandwidth bandwidth;
    private final String refusal;
    private final Cache<ClientNetwork, Bucket> buckets;

    /** @param refusal what those hear who come too often */
    public NetworkLimit(int times, Duration within, String refusal) {
        this.bandwidth =
                Bandwidth.builder().capacity(times).refillGreedy(times, within).build();
        this.refusal = refusal;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(within)
                .build();
    }

    /** @throws RetryLater TOO_MANY where there is no room for one more from this address */
    public void requireRoom(String address) {
        var room = bucket(address).estimateAbilityToConsume(1);
        if (!room.canBeConsumed()) {
            throw new RetryLater(ErrorKind.TOO_MANY, refusal, Duration.ofNanos(room.getNanosToWaitForRefill()));
        }
    }

    /** Counts one from this address. */
    public void count(String address) {
        bucket(address).tryConsume(1);
    }

    /**
     * Counts one from this address before it happens.
     *
     * @throws RetryLater TOO_MANY where there is no room for it
     */
    public void take(String address) {
        var room = bucket(address).tryConsumeAndReturnRemaining(1);
        if (!room.isConsumed()) {
            throw new RetryLater(ErrorKind.TOO_MANY, refusal, Duration.ofNanos(room.getNanosToWaitForRefill()));
        }
    }

    private Bucket bucket(String address) {
        return buckets.get(
                ClientNetwork.of(address),
                absent -> Bucket.builder().addLimit(bandwidth).build());
    }
}
