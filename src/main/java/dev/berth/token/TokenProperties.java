package dev.berth.token;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param life how long an access token is good for
 * @param keyRotation how old a signing key gets before another one takes over; the old one is accepted for as long again
 */
@ConfigurationProperties("berth.token")
record TokenProperties(
        @DefaultValue("5m") Duration life,
        @DefaultValue("30d") Duration keyRotation) {

    TokenProperties {
        if (life.toSeconds() < 1 || life.compareTo(keyRotation) >= 0) {
            throw new IllegalArgumentException(
                    "berth.token.life must be at least a second and shorter than berth.token.key-rotation, but is "
                            + life);
        }
    }
}
