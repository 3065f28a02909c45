package dev.berth.robot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.Action;
import dev.berth.access.Principal;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/**
 * Gives robots other secrets. The one so far may stay good for a while, so that whoever uses it has time to learn the new one; of three,
 * the oldest ends. Whoever gets a robot's secret gets its rights, so nobody gets one of a robot that may do more than they (S02).
 */
@Component
class SecretRotation {

    private static final Duration LONGEST = Duration.ofDays(30);

    private final RobotAuthority authority;
    private final Robots robots;
    private final RobotSecrets secrets;
    private final RobotEvents events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SecretRotation(
            RobotAuthority authority,
            Robots robots,
            RobotSecrets secrets,
            RobotEvents events,
            TransactionTemplate transaction,
            Clock clock) {
        this.authority = authority;
        this.robots = robots;
        this.secrets = secrets;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @throws DomainException INVALID where the secret is too weak, or the old one would be good for too long
     * @throws BeyondOwnRights where the robot has rights that the caller does not hold
     */
    ChangedSecret change(Principal by, long id, SecretChange change) {
        Duration overlap = requireOverlap(change.previousSecretValidFor());
        requireMayChange(by, id, robots.find(id));
        // Before the transaction, since a slow hash takes its time.
        NewSecret secret = secrets.make(change.secret());
        transaction.executeWithoutResult(status -> replace(by, id, secret, overlap));
        return ChangedSecret.of(secret);
    }

    /** Ends the secret before the present one. */
    void revokePrevious(Principal by, long id) {
        transaction.executeWithoutResult(status -> {
            Robot robot = requireMayChange(by, id, robots.findLocked(id));
            Map<String, Object> before = RobotEvents.fields(robot);
            robot.revokePreviousSecret();
            robot.touch(clock.instant());
            events.updated(by, robots.saveAndFlush(robot), before);
        });
    }

    private void replace(Principal by, long id, NewSecret secret, Duration overlap) {
        Robot robot = requireMayChange(by, id, robots.findLocked(id));
        Map<String, Object> before = RobotEvents.fields(robot);
        Instant now = clock.instant();
        robot.change(secret, overlap.isZero() ? null : now.plus(overlap), now);
        robot.touch(now);
        events.updated(by, robots.saveAndFlush(robot), before);
    }

    private Robot requireMayChange(Principal by, long id, Optional<Robot> found) {
        Robot robot = authority.require(by, Action.UPDATE, id, found);
        authority.requireWithin(by, robot.rights());
        return robot;
    }

    private static Duration requireOverlap(@Nullable Long seconds) {
        if (seconds == null) {
            return Duration.ZERO;
        }
        if (seconds < 0 || seconds > LONGEST.toSeconds()) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    "the field previous_secret_valid_for must be from 0 to " + LONGEST.toSeconds() + " seconds, but is "
                            + seconds);
        }
        return Duration.ofSeconds(seconds);
    }
}
