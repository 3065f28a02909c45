package dev.berth.blob;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The two delays between "nothing refers to it" and "its bytes are gone".
 *
 * @param lease how long what was pushed or let go stays although nothing refers to it, so that a client has time to push what will
 * @param quarantine how long the object of a removed blob stays, so that a restored database still finds its bytes
 */
@ConfigurationProperties("berth.gc")
public record GarbageDelays(
        @DefaultValue("24h") Duration lease,
        @DefaultValue("24h") Duration quarantine) {

    public GarbageDelays {
        requireNotNegative("berth.gc.lease", lease);
        requireNotNegative("berth.gc.quarantine", quarantine);
    }

    private static void requireNotNegative(String key, Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException(key + " is " + delay + ": expected 0 or more, such as 24h");
        }
    }

    /** The lease as SQL's {@code make_interval(secs => …)} takes it. */
    public double leaseSeconds() {
        return seconds(lease);
    }

    double quarantineSeconds() {
        return seconds(quarantine);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
