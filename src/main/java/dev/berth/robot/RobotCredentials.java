package dev.berth.robot;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.berth.access.RobotRights;

/**
 * What a sign-in needs to know of a robot.
 *
 * @param name without the prefix
 * @param expiresAt seconds since 1970, {@link Robot#NEVER} for never
 * @param previousSecret the hash that is still good beside the other one, until {@code previousSecretUntil}
 */
record RobotCredentials(
        long id,
        String name,
        boolean disabled,
        long expiresAt,
        String secret,
        @Nullable String previousSecret,
        @Nullable Instant previousSecretUntil,
        RobotRights rights) {

    /** The hashes that are good now, the newest first. */
    List<String> hashes(Instant now) {
        return previousSecret != null && previousSecretUntil != null && now.isBefore(previousSecretUntil)
                ? List.of(secret, previousSecret)
                : List.of(secret);
    }

    boolean isExpired(Instant now) {
        return expiresAt != Robot.NEVER && expiresAt <= now.getEpochSecond();
    }

    RobotCredentials with(RobotRights rights) {
        return new RobotCredentials(id, name, disabled, expiresAt, secret, previousSecret, previousSecretUntil, rights);
    }

    /** Without the hashes, which belong into no log (S15). */
    @Override
    public String toString() {
        return "RobotCredentials[" + id + ", " + name + "]";
    }
}
