package dev.berth.gc;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the store is read again.
 *
 * @param period within which every object is read once; zero switches it off
 * @param rate how many bytes are read in a second at most, even where that takes longer than the period
 */
@ConfigurationProperties("berth.gc.scrub")
record ScrubProperties(
        @DefaultValue("30d") Duration period,
        @DefaultValue("20MB") DataSize rate) {

    ScrubProperties {
        if (rate.toBytes() < 1) {
            throw new IllegalArgumentException(
                    "berth.gc.scrub.rate is " + rate + ": expected bytes per second, such as 20MB");
        }
    }

    boolean isOn() {
        return period.isPositive();
    }
}
